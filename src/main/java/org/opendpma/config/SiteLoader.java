package org.opendpma.config;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
    }

    public SiteLoader(Clock clock) {
        this.clock = clock;
    }

    /** A new snapshot; without a result when anything is an error. */
    public Loaded<Site> load(DaemonSettings settings, Asterisk asterisk, Function<String, Optional<SeenPhone>> seen) {
        Loaded<List<Section>> sections = ConfFile.read(settings.phones());
        if (sections.result().isEmpty()) {
            return new Loaded<>(Optional.empty(), sections.problems());
        }
        var problems = new Problems();
        problems.addAll(sections.problems());
        Optional<Endpoints> endpoints = asterisk.read(lines(sections.result().get()), problems);
        Loaded<Site> site = new SiteBuilder(settings.policy(), models, clock)
                .build(settings.phones().toString(), sections.result().get(), endpoints, seen);
        problems.addAll(site.problems());
        return new Loaded<>(problems.hasErrors() ? Optional.empty() : site.result(), problems.list());
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
