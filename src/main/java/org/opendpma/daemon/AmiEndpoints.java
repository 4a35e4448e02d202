package org.opendpma.daemon;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import org.opendpma.asterisk.AmiSession;
import org.opendpma.asterisk.AsteriskUnavailableException;
import org.opendpma.config.SiteLoader;
import org.opendpma.site.Endpoints;
import org.opendpma.site.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Endpoints over AMI; while Asterisk cannot be asked, what it said last stays true. */
record AmiEndpoints(AmiSession session, Supplier<Optional<Endpoints>> last) implements SiteLoader.Asterisk {
    private static final Logger LOG = LoggerFactory.getLogger(AmiEndpoints.class);

    @Override
    public Optional<Endpoints> read(Collection<String> names, Problems problems) {
        try {
            return Optional.of(session.read(names));
        } catch (AsteriskUnavailableException e) {
            LOG.warn(
                    "endpoints: {}; {}",
                    e.getMessage(),
                    last.get().isPresent() ? "what Asterisk said last is used on" : "phones must wait");
            return last.get();
        }
    }
}
