package org.opendpma.config;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.opendpma.conf.Section;
import org.opendpma.site.DeviceModels;
import org.opendpma.site.Endpoints;
import org.opendpma.site.Problems;
import org.opendpma.site.SeenPhone;
import org.opendpma.site.Site;

/** Loads a whole {@link Site}: res_digium_phone.conf, and the endpoints that its lines name. Any thread, one load at a time. */
public final class SiteLoader {
    private final DeviceModels models = ModelFile.read();
    private final Clock clock;

    /** Who knows endpoints. */
    @FunctionalInterface
    public interface Asterisk {
        /**
         * The endpoints of some names; empty while nobody can say. What keeps the configuration from being used, such as a
         * broken pjsip.conf, is added to the problems.
         */
        Optional<Endpoints> read(Collection<String> names, Problems problems);

        /** Begins what can be begun before the names are known, in a thread of its own; the one that is returned is then asked. */
        default Asterisk begin() {
            return this;
        }
    }

    public SiteLoader(Clock clock) {
        this.clock = clock;
    }

    /** A new snapshot; without a result when anything is an error. */
    public Loaded<Site> load(DaemonSettings settings, Asterisk asterisk, Function<String, Optional<SeenPhone>> seen) {
        return begin(settings, asterisk).finish(seen);
    }

    /** Begins to read the files, each in a thread of its own. */
    public Begun begin(DaemonSettings settings, Asterisk asterisk) {
        return new Begun(settings, asterisk.begin());
    }

    /** A snapshot whose files are being read. */
    public final class Begun {
        private final DaemonSettings settings;
        private final Asterisk asterisk;
        private final CompletableFuture<Loaded<List<Section>>> phones;

        private Begun(DaemonSettings settings, Asterisk asterisk) {
            this.settings = settings;
            this.asterisk = asterisk;
            this.phones = CompletableFuture.supplyAsync(() -> ConfFile.read(settings.phones()));
        }

        /**
         * A new snapshot; without a result when anything is an error.
         *
         * @param seen what phones said of themselves, by section name
         */
        public Loaded<Site> finish(Function<String, Optional<SeenPhone>> seen) {
            Loaded<List<Section>> sections = phones.join();
            if (sections.result().isEmpty()) {
                return new Loaded<>(Optional.empty(), sections.problems());
            }
            var problems = new Problems();
            problems.addAll(sections.problems());
            Optional<Endpoints> endpoints =
                    asterisk.read(lines(sections.result().get()), problems);
            Loaded<Site> site = new SiteBuilder(settings.policy(), models, clock)
                    .build(settings.phones().toString(), sections.result().get(), endpoints, seen);
            problems.addAll(site.problems());
            return new Loaded<>(problems.hasErrors() ? Optional.empty() : site.result(), problems.list());
        }
    }

    private static Collection<String> lines(List<Section> sections) {
        var names = new LinkedHashSet<String>();
        sections.stream()
                .filter(s -> s.options().stream()
                        .anyMatch(o ->
                                o.name().equalsIgnoreCase("type") && o.value().equalsIgnoreCase("line")))
                .forEach(s -> names.add(s.name()));
        return names;
    }
}
