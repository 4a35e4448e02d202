package org.opendpma.config;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.opendpma.conf.Section;
import org.opendpma.site.DeviceModels;
import org.opendpma.site.Endpoints;
import org.opendpma.site.ExternalLine;
import org.opendpma.site.General;
import org.opendpma.site.Line;
import org.opendpma.site.Network;
import org.opendpma.site.Phone;
import org.opendpma.site.Policy;
import org.opendpma.site.Problems;
import org.opendpma.site.SeenPhone;
import org.opendpma.site.Site;

/** Builds a {@link Site} of the sections of res_digium_phone.conf and of what Asterisk says. Any thread. */
public final class SiteBuilder {
    private final Policy policy;
    private final DeviceModels models;
    private final Clock clock;

    /** @param models what each phone model can do */
    public SiteBuilder(Policy policy, DeviceModels models, Clock clock) {
        this.policy = policy;
        this.models = models;
        this.clock = clock;
    }

    /**
     * Builds a snapshot; without a result when anything is an error.
     *
     * @param file where the sections come from, for messages
     * @param endpoints empty while Asterisk has not been reached
     * @param seen what phones said of themselves, by section name
     */
    public Loaded<Site> build(
            String file,
            List<Section> sections,
            Optional<Endpoints> endpoints,
            Function<String, Optional<SeenPhone>> seen) {
        var problems = new Problems();
        PhoneFile phoneFile = PhoneFile.read(file, sections, problems);
        General general = GeneralReader.read(phoneFile.general(), problems);
        Map<String, Phone> phones = phones(phoneFile, endpoints, problems);
        new AccessChecks(general, problems).check(phones.values());
        endpoints.ifPresent(e -> new PjsipChecks(e, models, seen, problems).check(phones.values()));
        new CertificateChecks(clock.instant(), problems).check(general, policy, phones.values(), endpoints);
        if (problems.hasErrors()) {
            return new Loaded<>(Optional.empty(), problems.list());
        }
        var site = new Site(general, policy, phones, Site.indexByMac(phones), models, endpoints, problems.list());
        return new Loaded<>(Optional.of(site), problems.list());
    }

    private static Map<String, Phone> phones(PhoneFile file, Optional<Endpoints> endpoints, Problems problems) {
        var networks = new LinkedHashMap<String, Network>();
        file.of("network").forEach(v -> networks.put(v.name(), NetworkReader.read(v)));
        var lines = new LinkedHashMap<String, Line>();
        var lineReader = new LineReader(endpoints);
        file.of("line").forEach(v -> lines.put(v.name(), lineReader.read(v)));
        var externalLines = new LinkedHashMap<String, ExternalLine>();
        file.of("external_line")
                .forEach(v -> ExternalLineReader.read(v, problems).ifPresent(l -> externalLines.put(v.name(), l)));
        var phones = new LinkedHashMap<String, Phone>();
        var reader = new PhoneReader(file, networks, lines, externalLines, problems);
        file.of("phone").forEach(v -> phones.put(v.name(), reader.read(v)));
        return phones;
    }
}
