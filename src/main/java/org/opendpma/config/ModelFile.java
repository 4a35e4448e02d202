package org.opendpma.config;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opendpma.conf.AsteriskConfiguration;
import org.opendpma.conf.DialectException;
import org.opendpma.conf.Option;
import org.opendpma.conf.Section;
import org.opendpma.site.DeviceModel;
import org.opendpma.site.DeviceModels;
import org.opendpma.site.FirmwareVersion;

/** Reads the phone models, which are data of the program: {@code phone-models.conf}, in the dialect of all other files. */
public final class ModelFile {
    private static final String RESOURCE = "phone-models.conf";

    private ModelFile() {}

    /** The models that this version knows. */
    public static DeviceModels read() {
        try (InputStream in = ModelFile.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the program");
            }
            var configuration = new AsteriskConfiguration();
            configuration.read(in);
            var models = new ArrayList<DeviceModel>();
            configuration.sections().forEach(s -> models.add(model(s)));
            return new DeviceModels(models);
        } catch (IOException | DialectException e) {
            throw new IllegalStateException(RESOURCE + " of the program is broken", e);
        }
    }

    private static DeviceModel model(Section section) {
        return new DeviceModel(
                section.name(),
                new DeviceModel.Keys(
                        number(section, "line_keys"),
                        number(section, "side_keys"),
                        number(section, "side_pages"),
                        number(section, "more_pages_keys"),
                        number(section, "first_contact_index"),
                        number(section, "expansion_keys")),
                value(section, "screen"),
                value(section, "logo"),
                versions(section, "since"),
                versions(section, "until"),
                values(section, "lacks").stream()
                        .flatMap(v -> Arrays.stream(v.split(",", -1)))
                        .map(String::strip)
                        .collect(Collectors.toSet()));
    }

    /** Lines of the form {@code since = NAME, VERSION}; the last one of a name counts. */
    private static Map<String, FirmwareVersion> versions(Section section, String option) {
        var since = new HashMap<String, FirmwareVersion>();
        for (String line : values(section, option)) {
            String[] parts = line.split(",", -1);
            if (parts.length != 2) {
                throw new IllegalStateException(
                        section.position() + ": " + option + " is no name and version: " + line);
            }
            since.put(
                    parts[0].strip(),
                    FirmwareVersion.parse(parts[1])
                            .orElseThrow(() -> new IllegalStateException(
                                    section.position() + ": " + option + " has no version: " + line)));
        }
        return since;
    }

    private static int number(Section section, String option) {
        return value(section, option).map(Integer::valueOf).orElse(0);
    }

    private static Optional<String> value(Section section, String option) {
        return values(section, option).stream().reduce((first, last) -> last);
    }

    private static List<String> values(Section section, String option) {
        return section.options().stream()
                .filter(o -> o.name().equals(option))
                .map(Option::value)
                .filter(v -> !v.isEmpty())
                .toList();
    }
}
