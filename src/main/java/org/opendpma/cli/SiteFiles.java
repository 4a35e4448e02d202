package org.opendpma.cli;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.opendpma.asterisk.AmiSession;
import org.opendpma.asterisk.AsteriskUnavailableException;
import org.opendpma.config.AsteriskSettings;
import org.opendpma.config.DaemonSettings;
import org.opendpma.config.FileEndpoints;
import org.opendpma.config.Loaded;
import org.opendpma.config.SiteLoader;
import org.opendpma.site.Problem;
import org.opendpma.site.SeenPhone;
import org.opendpma.site.Site;

/** Loads a whole site as the daemon would, for commands that need no daemon. */
final class SiteFiles {
    private SiteFiles() {}

    /** @param problems what is wrong is added here */
    static Optional<Site> load(
            DaemonSettings settings, Function<String, Optional<SeenPhone>> seen, List<Problem> problems) {
        Loaded<Site> site = new SiteLoader(Clock.systemUTC()).load(settings, asterisk(settings), seen);
        problems.addAll(site.problems());
        return site.result();
    }

    private static SiteLoader.Asterisk asterisk(DaemonSettings settings) {
        if (settings.asterisk() instanceof AsteriskSettings.Files files) {
            return new FileEndpoints(files.pjsip());
        }
        var login = ((AsteriskSettings.Ami) settings.asterisk()).login();
        return (names, problems) -> {
            try {
                return Optional.of(AmiSession.readOnce(login, names));
            } catch (AsteriskUnavailableException e) {
                System.err.println("opendpma: " + e.getMessage() + "; nothing was compared with Asterisk");
                return Optional.empty();
            }
        };
    }
}
