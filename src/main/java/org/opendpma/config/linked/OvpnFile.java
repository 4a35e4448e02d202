package org.opendpma.config.linked;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An OpenVPN configuration as phones take it: authority, certificate and key in line, and nothing that a user would have to
 * type (the vendor's page "Sangoma Phones and OpenVPN"). Used once.
 */
public final class OvpnFile {
    private static final int LARGEST = 256 * 1024;
    private static final Set<String> NEEDED = Set.of("ca", "cert", "key");
    private static final Set<String> TYPED = Set.of("auth-user-pass", "askpass");
    private static final Set<String> FILES =
            Set.of("ca", "cert", "key", "pkcs12", "extra-certs", "tls-auth", "tls-crypt", "tls-crypt-v2", "crl-verify");
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9-]{1,30})>");

    private final Map<String, StringBuilder> blocks = new LinkedHashMap<>();
    private String open = "";
    private boolean namesServer;

    private OvpnFile() {}

    /** Why phones cannot use it, as a sentence without its end; empty when they can. At most 256 KiB are read. */
    public static Optional<String> complaint(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST + 1);
        }
        if (bytes.length > LARGEST) {
            return Optional.of("it is larger than 256 KiB, so it is no such configuration");
        }
        return new OvpnFile()
                .read(new String(bytes, StandardCharsets.ISO_8859_1).lines().toList());
    }

    private Optional<String> read(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Optional<String> wrong = line(lines.get(i).strip());
            if (wrong.isPresent()) {
                return Optional.of("line " + (i + 1) + " " + wrong.get());
            }
        }
        return whole();
    }

    private Optional<String> line(String line) {
        Matcher tag = TAG.matcher(line);
        if (tag.matches()) {
            return tag(tag.group(2), tag.group(1).isEmpty());
        }
        if (!open.isEmpty() && !open.equals("connection")) {
            blocks.computeIfAbsent(open, o -> new StringBuilder()).append(line).append('\n');
            return Optional.empty();
        }
        return option(line.split("\\s+", 2));
    }

    private Optional<String> tag(String name, boolean begins) {
        if (begins != open.isEmpty() || (!begins && !open.equals(name))) {
            return Optional.of("has a <" + (begins ? "" : "/") + name + "> where none can stand");
        }
        open = begins ? name : "";
        return begins ? typed(name) : Optional.empty();
    }

    private Optional<String> option(String[] words) {
        String name = words[0];
        namesServer |= name.equals("remote");
        boolean elsewhere = FILES.contains(name) && words.length > 1 && !words[1].startsWith("[inline]");
        return elsewhere
                ? Optional.of("names a file that the phone does not have; write its text between <" + name + "> and </"
                        + name + ">")
                : typed(name);
    }

    private static Optional<String> typed(String name) {
        return TYPED.contains(name)
                ? Optional.of("has " + name + ", for which somebody would have to type on the phone; use a certificate"
                        + " and a key without a password")
                : Optional.empty();
    }

    private Optional<String> whole() {
        if (!open.isEmpty()) {
            return Optional.of("there is no </" + open + ">");
        }
        Optional<String> missing = NEEDED.stream().sorted().filter(n -> !pem(n)).findFirst();
        if (missing.isPresent()) {
            return missing.map(n -> "there is no PEM text between <" + n + "> and </" + n + ">");
        }
        if (text("key").contains("ENCRYPTED")) {
            return Optional.of("its key needs a password, which nobody can type on the phone; decrypt the key");
        }
        return namesServer ? Optional.empty() : Optional.of("it names no server; write remote HOST PORT");
    }

    private boolean pem(String block) {
        return text(block).contains("-----BEGIN ");
    }

    private String text(String block) {
        return blocks.getOrDefault(block, new StringBuilder()).toString();
    }
}
