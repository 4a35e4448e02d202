package org.opendpma.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.opendpma.site.Alert;
import org.opendpma.site.Catalog;
import org.opendpma.site.Endpoints;
import org.opendpma.site.Problems;
import org.opendpma.site.Ringtone;
import org.opendpma.site.Translation;

/** Reads every section but phones; what refers to what is resolved on the way. */
final class CatalogReader {
    private final PhoneFile file;
    private final References references;
    private final Problems problems;

    CatalogReader(PhoneFile file, References references, Problems problems) {
        this.file = file;
        this.references = references;
        this.problems = problems;
    }

    /** @param endpoints empty while Asterisk has not been reached */
    Catalog read(Optional<Endpoints> endpoints) {
        var media = new MediaReader(problems);
        Map<String, Translation> translations = all("translation", media::translation);
        Map<String, Ringtone> ringtones = some("ringtone", media::ringtone);
        Map<String, Alert> alerts = all("alert", v -> media.alert(v, ringtones));
        return new Catalog(
                all("network", new NetworkReader(file.general(), problems)::read),
                all("line", new LineReader(endpoints)::read),
                some("external_line", v -> ExternalLineReader.read(v, problems)),
                some("application", new ApplicationReader(references, translations, problems)::read),
                ringtones,
                alerts,
                some("firmware", media::firmware),
                translations,
                some("multicastpage", media::multicastPage));
    }

    private <T> Map<String, T> all(String type, Function<SectionValues, T> reader) {
        return some(type, v -> Optional.of(reader.apply(v)));
    }

    private <T> Map<String, T> some(String type, Function<SectionValues, Optional<T>> reader) {
        var read = new LinkedHashMap<String, T>();
        file.of(type).forEach(v -> reader.apply(v).ifPresent(t -> read.put(v.name(), t)));
        return read;
    }
}
