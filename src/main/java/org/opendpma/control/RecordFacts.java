package org.opendpma.control;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opendpma.conf.Position;
import org.opendpma.site.Cidr;
import org.opendpma.site.ConfigDocument;
import org.opendpma.site.DigitMap;
import org.opendpma.site.Host;
import org.opendpma.site.MacAddress;
import org.opendpma.site.Origin;
import org.opendpma.site.PhoneFeatures;
import org.opendpma.site.Secret;
import org.opendpma.site.Setting;

/**
 * Tells everything that a record of the model says, component by component, so that whatever the model learns is shown
 * too. Secrets are only said to be set.
 */
final class RecordFacts {
    private static final String NOTHING = "-";
    /** Values that are records but write themselves as one text. */
    private static final List<Class<?>> TEXTS =
            List.of(Position.class, Cidr.class, MacAddress.class, Host.class, DigitMap.class, ConfigDocument.class);

    /** Options of an administrator's own applications are plain text, whatever is in them. */
    private static final Pattern SECRET = Pattern.compile("(?i)pass|secret|pin|token|key");

    private final Facts facts = new Facts();

    private RecordFacts() {}

    static Facts of(Record record) {
        var reader = new RecordFacts();
        reader.components("", record);
        return reader.facts;
    }

    private void components(String prefix, Record record) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            tell(key(prefix, component.getName()), value(component, record));
        }
    }

    private void tell(String key, Object value) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresentOrElse(v -> tell(key, v), () -> facts.add(key, NOTHING));
        } else if (value instanceof Collection<?> many) {
            tellAll(key, many);
        } else if (value instanceof Map<?, ?> map) {
            tellMap(key, map);
        } else if (value instanceof Record record && named(record).isEmpty() && !TEXTS.contains(record.getClass())) {
            components(record instanceof PhoneFeatures ? "" : key, record);
        } else {
            facts.add(key, text(value));
        }
    }

    private void tellAll(String key, Collection<?> many) {
        if (!many.isEmpty() && many.stream().allMatch(Setting.class::isInstance)) {
            many.forEach(s -> facts.add(((Setting) s).id(), value((Setting) s)));
        } else {
            facts.add(
                    key,
                    many.isEmpty()
                            ? NOTHING
                            : many.stream().map(RecordFacts::text).collect(Collectors.joining(", ")));
        }
    }

    /** Where each value comes from is what {@code explain} tells. */
    private void tellMap(String key, Map<?, ?> map) {
        if (map.values().stream().noneMatch(Origin.class::isInstance)) {
            map.forEach((k, v) ->
                    facts.add(key + " " + k, SECRET.matcher(String.valueOf(k)).find() ? "[redacted]" : text(v)));
        }
    }

    private static String value(Setting setting) {
        return setting.value() instanceof Setting.Value.Plain plain ? plain.text() : "[redacted]";
    }

    private static String text(Object value) {
        if (value instanceof Secret) {
            return "set";
        }
        if (value instanceof Boolean flag) {
            return flag ? "yes" : "no";
        }
        if (value instanceof Enum<?> choice) {
            return choice.name().toLowerCase(Locale.ROOT);
        }
        return named(value).orElseGet(() -> String.valueOf(value));
    }

    /** Another section is told by its name. */
    private static Optional<String> named(Object value) {
        if (!(value instanceof Record record)) {
            return Optional.empty();
        }
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (component.getName().equals("name") && component.getType() == String.class) {
                return Optional.of(String.valueOf(value(component, record)));
            }
        }
        return Optional.empty();
    }

    private static Object value(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    /** {@code fullName} is "Full name"; below "Mdns", {@code port} is "Mdns port". */
    private static String key(String prefix, String component) {
        String words = component.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return prefix.isEmpty()
                ? words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1)
                : prefix + " " + words;
    }
}
