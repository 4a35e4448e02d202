package org.opendpma.config;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.opendpma.conf.Section;
import org.opendpma.site.Catalog;
import org.opendpma.site.DeviceModels;
import org.opendpma.site.Endpoints;
import org.opendpma.site.General;
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
        var references = new References(phoneFile, problems);
        Catalog catalog = new CatalogReader(phoneFile, references, problems).read(endpoints);
        var documents = new ConfigDocumentReader(general.fileDirectory().map(Path::of), problems);
        Optional<Network> ofGeneral = new NetworkReader(phoneFile.general(), problems).ofGeneral();
        var reader = new PhoneReader(references, catalog, ofGeneral, documents, problems);
        var phones = new LinkedHashMap<String, Phone>();
        phoneFile.of("phone").forEach(v -> phones.put(v.name(), reader.read(v)));
        new AccessChecks(general, problems).check(phones.values());
        endpoints.ifPresent(e -> new PjsipChecks(e, models, seen, problems).check(phones.values()));
        Optional<Path> files = general.fileDirectory().map(Path::of);
        new ContactChecks(files, models, seen, problems).check(phones.values());
        new LinkedFileChecks(files, models, problems).check(catalog, phones.values());
        new ModelChecks(models, seen, problems).check(phones.values());
        new CertificateChecks(clock.instant(), problems).check(general, policy, phones.values(), endpoints);
        if (problems.hasErrors()) {
            return new Loaded<>(Optional.empty(), problems.list());
        }
        var site =
                new Site(general, policy, phones, Site.indexByMac(phones), catalog, models, endpoints, problems.list());
        return new Loaded<>(Optional.of(site), problems.list());
    }
}
