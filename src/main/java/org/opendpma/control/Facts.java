package org.opendpma.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keys and values in order, as {@code Key: value} lines and as data. Keys may repeat. Confined to one thread. */
final class Facts {
    private static final int KEY_WIDTH = 32;
    private final List<Map.Entry<String, String>> all = new ArrayList<>();

    Facts add(String key, Object value) {
        all.add(Map.entry(key, String.valueOf(value)));
        return this;
    }

    Facts addAll(Facts more) {
        all.addAll(more.all);
        return this;
    }

    /** One {@code Key: value} a line, which is what scripts look for. */
    String text() {
        var text = new StringBuilder();
        all.forEach(f -> text.append(String.format("%-" + KEY_WIDTH + "s: %s%n", f.getKey(), f.getValue())));
        return text.toString();
    }

    /** A key that repeats has a list. */
    Map<String, Object> data() {
        var lists = new LinkedHashMap<String, List<String>>();
        all.forEach(
                f -> lists.computeIfAbsent(f.getKey(), k -> new ArrayList<>()).add(f.getValue()));
        var data = new LinkedHashMap<String, Object>();
        lists.forEach((key, values) -> data.put(key, values.size() == 1 ? values.get(0) : values));
        return data;
    }
}
