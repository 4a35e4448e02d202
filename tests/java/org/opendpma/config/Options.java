package org.opendpma.config;

import java.util.List;
import java.util.stream.Stream;

/** The table of options, for tests of other packages. */
public final class Options {
    private Options() {}

    /** An option and the value that the sample file gives it. */
    public record Example(String type, String name, String value) {}

    /** Every option of res_digium_phone.conf but one that replaces all others. */
    public static List<Example> examples() {
        return Stream.concat(Stream.of("general"), OptionTable.types().stream())
                .flatMap(t -> OptionTable.of(t).orElseThrow().options().stream())
                .filter(o -> !o.name().equals("config_file"))
                .map(o -> new Example(o.section(), o.name(), OptionSample.example(o)))
                .toList();
    }

    /** The application whose option it is, with what that cannot be without. */
    public static String applicationOf(Example example) {
        if (!example.type().equals("application")) {
            return "voicemail";
        }
        return switch (example.name()) {
            case "queue", "permission", "member", "membername", "location", "login_exten", "logout_exten" ->
                "queue\nqueue=support";
            case "status", "substatus", "send486" -> "status\nstatus=dnd";
            case "name", "filename", "md5sum", "autostart" -> "custom\nfilename=app.zip";
            case "parkinglot" -> "parking";
            default -> "voicemail";
        };
    }
}
