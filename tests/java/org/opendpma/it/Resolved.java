package org.opendpma.it;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of {@code avahi-browse -rp} that begins with an equals sign.
 *
 * @param text the TXT strings, sorted
 */
record Resolved(String nic, String name, String host, String address, int port, List<String> text) {
    private static final Pattern STRING = Pattern.compile("\"([^\"]*)\"");

    static List<Resolved> parse(String output) {
        return output.lines()
                .filter(line -> line.startsWith("="))
                .map(line -> line.split(";", 10))
                .map(f -> new Resolved(f[1], unescaped(f[3]), f[6], f[7], Integer.parseInt(f[8]), strings(f[9])))
                .toList();
    }

    /** Bytes that are not letters or digits stand there as {@code \ddd}. */
    private static String unescaped(String field) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < field.length(); i++) {
            boolean decimal =
                    field.startsWith("\\", i) && field.substring(i + 1).matches("(?s)[0-9]{3}.*");
            if (decimal) {
                bytes.write(Integer.parseInt(field.substring(i + 1, i + 4)));
                i += 3;
            } else if (!field.startsWith("\\", i) || field.startsWith("\\\\", i - 1)) {
                bytes.writeBytes(field.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static List<String> strings(String field) {
        var strings = new TreeSet<String>();
        for (Matcher m = STRING.matcher(field); m.find(); ) {
            strings.add(m.group(1));
        }
        return List.copyOf(strings);
    }
}
