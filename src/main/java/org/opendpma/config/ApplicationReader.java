package org.opendpma.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.opendpma.conf.Option;
import org.opendpma.site.Application;
import org.opendpma.site.LinkedFile;
import org.opendpma.site.Origin;
import org.opendpma.site.Problems;
import org.opendpma.site.Translation;

/** Makes an {@link Application} of a section, its translation resolved. */
final class ApplicationReader {
    private final References references;
    private final Map<String, Translation> translations;
    private final Problems problems;

    ApplicationReader(References references, Map<String, Translation> translations, Problems problems) {
        this.references = references;
        this.translations = translations;
        this.problems = problems;
    }

    /** Empty, with an error, when it does not say which application it is, or which queue or state. */
    Optional<Application> read(SectionValues v) {
        Optional<String> kind = v.get(ApplicationOptions.APPLICATION);
        if (kind.isEmpty()) {
            wanted(v, ApplicationOptions.APPLICATION, "voicemail, parking, queue, status or custom");
            return Optional.empty();
        }
        if (!kind.get().equals("custom")) {
            v.warnOthers(problems);
        }
        return switch (kind.get()) {
            case "voicemail" ->
                Optional.of(new Application.Voicemail(
                        v.name(),
                        v.get(ApplicationOptions.REQUIRE_PASSWORD).orElse(false),
                        translation(v),
                        v.position()));
            case "parking" ->
                Optional.of(new Application.Parking(
                        v.name(), v.get(ApplicationOptions.PARKINGLOT), translation(v), v.position()));
            case "queue" -> queue(v);
            case "status" -> status(v);
            default -> Optional.of(custom(v));
        };
    }

    private Optional<Application> queue(SectionValues v) {
        Optional<String> queue = v.get(ApplicationOptions.QUEUE);
        if (queue.isEmpty()) {
            wanted(v, ApplicationOptions.QUEUE, "the name of a queue of queues.conf");
        }
        return queue.map(name -> new Application.Queue(
                v.name(),
                name,
                v.get(ApplicationOptions.PERMISSION),
                v.get(ApplicationOptions.MEMBER),
                v.get(ApplicationOptions.MEMBERNAME),
                v.get(ApplicationOptions.LOCATION),
                v.get(ApplicationOptions.LOGIN_EXTEN),
                v.get(ApplicationOptions.LOGOUT_EXTEN),
                translation(v),
                v.position()));
    }

    private Optional<Application> status(SectionValues v) {
        Optional<String> status = v.get(ApplicationOptions.STATUS);
        if (status.isEmpty()) {
            wanted(
                    v,
                    ApplicationOptions.STATUS,
                    ApplicationOptions.STATUS.kind().expects());
        }
        return status.map(state -> new Application.Status(
                v.name(),
                state,
                v.all(ApplicationOptions.SUBSTATUS).stream()
                        .map(SectionValues.Value::value)
                        .toList(),
                v.get(ApplicationOptions.SEND486).orElse(false),
                translation(v),
                v.position()));
    }

    private Application custom(SectionValues v) {
        return new Application.Custom(
                v.name(),
                v.get(ApplicationOptions.NAME).orElse(v.name()),
                v.find(ApplicationOptions.FILENAME)
                        .map(f -> new LinkedFile(
                                f.value(), new Origin.InFile(ApplicationOptions.FILENAME.name(), f.position()))),
                v.get(ApplicationOptions.MD5SUM),
                v.get(ApplicationOptions.AUTOSTART).orElse(false),
                settings(v),
                v.position());
    }

    private Map<String, String> settings(SectionValues v) {
        var settings = new LinkedHashMap<String, String>();
        for (Option option : v.others()) {
            if (Kinds.isXmlText(option.value()) && Kinds.isXmlText(option.name())) {
                settings.put(option.name(), option.value());
            } else {
                problems.error(
                        option.position(),
                        "[" + v.name() + "] " + Kind.printable(option.name())
                                + ": no phone can be given control characters; remove them");
            }
        }
        return settings;
    }

    private Optional<Translation> translation(SectionValues v) {
        return references.one(v, ApplicationOptions.TRANSLATION, "translation", translations);
    }

    private void wanted(SectionValues v, OptionSpec<?> option, String expects) {
        problems.error(
                v.positionOf(option),
                "[" + v.name() + "] " + option.name() + " is missing; write " + option.name() + "= and " + expects);
    }
}
