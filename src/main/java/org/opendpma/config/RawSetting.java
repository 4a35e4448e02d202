package org.opendpma.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.opendpma.conf.Position;
import org.opendpma.site.Origin;
import org.opendpma.site.Secret;
import org.opendpma.site.Setting;

/**
 * A {@code setting=id,value[,attribute=value...]}: for what phones know and no option says.
 *
 * @param attributes further attributes, in order
 */
record RawSetting(String id, String value, Map<String, String> attributes) {
    private static final int LONGEST = 10_000;
    private static final String NAME = "[A-Za-z_0-9][A-Za-z0-9_.:-]{0,99}";

    static final Kind<RawSetting> KIND = Kind.of(
            "id,value or id,value,attribute=value, with \" around what holds a comma; no control characters",
            RawSetting::parse);

    Setting at(Position position) {
        Setting.Value shown = id.toLowerCase(Locale.ROOT).matches(".*(pass|secret|pin|credential|_key).*")
                ? new Setting.Value.Hidden(new Secret(value))
                : new Setting.Value.Plain(value);
        return new Setting(id, shown, attributes, new Origin.InFile("setting", position));
    }

    private static Optional<RawSetting> parse(String text) {
        if (!Kinds.isXmlText(text) || text.length() > LONGEST) {
            return Optional.empty();
        }
        List<String> parts = split(text);
        if (parts.size() < 2 || !parts.get(0).matches(NAME)) {
            return Optional.empty();
        }
        var attributes = new LinkedHashMap<String, String>();
        for (String part : parts.subList(2, parts.size())) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? "" : part.substring(0, equals).strip();
            // XML names do not begin with a digit, and id and value are said already.
            if (!name.matches("[A-Za-z_][A-Za-z0-9_.-]{0,99}") || name.equals("id") || name.equals("value")) {
                return Optional.empty();
            }
            attributes.put(name, part.substring(equals + 1));
        }
        return Optional.of(new RawSetting(parts.get(0), parts.get(1), attributes));
    }

    /** At commas outside quotation marks; two marks inside stand for one. */
    private static List<String> split(String text) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                part.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        return parts;
    }
}
