package org.opendpma.cli.phone;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opendpma.site.Secret;
import org.opendpma.site.WebLogin;

/** Answers a challenge: digest (RFC 7616, RFC 8760) with MD5 and SHA-256, with and without qop=auth; and basic (RFC 7617). */
final class LoginAnswer {
    private static final Pattern PARAMETER =
            Pattern.compile("(\\w+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^,\\s]+))");

    private final Map<String, String> challenge = new LinkedHashMap<>();

    /** @param header the value of WWW-Authenticate */
    LoginAnswer(String header) {
        Matcher m = PARAMETER.matcher(header);
        while (m.find()) {
            challenge.put(m.group(1).toLowerCase(Locale.ROOT), m.group(2) == null ? m.group(3) : m.group(2));
        }
    }

    /** The value of Authorization; empty for an algorithm that no phone of this family knows. */
    Optional<String> authorization(String user, Secret password, String method, String uri, String cnonce) {
        Optional<MessageDigest> digest = digest();
        if (digest.isEmpty()) {
            return Optional.empty();
        }
        MessageDigest hash = digest.get();
        String nonce = get("nonce");
        String secret = hex(hash, user + ":" + get("realm") + ":" + password.reveal());
        String asked = hex(hash, method + ":" + uri);
        boolean qop = get("qop").toLowerCase(Locale.ROOT).contains("auth");
        String response = hex(
                hash,
                qop
                        ? String.join(":", secret, nonce, "00000001", cnonce, "auth", asked)
                        : String.join(":", secret, nonce, asked));
        var header = new StringBuilder("Digest username=\"" + user + "\",realm=\"" + get("realm") + "\",nonce=\""
                + nonce + "\",uri=\"" + uri + "\",response=\"" + response + "\",algorithm=" + algorithm());
        if (qop) {
            header.append(",cnonce=\"").append(cnonce).append("\",qop=auth,nc=00000001");
        }
        if (challenge.containsKey("opaque")) {
            header.append(",opaque=\"").append(get("opaque")).append('"');
        }
        return Optional.of(header.toString());
    }

    /** Answers a challenge that wants user and password themselves (RFC 7617). */
    static String basic(WebLogin login) {
        String pair = login.user() + ":" + login.password().reveal();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private String get(String name) {
        return challenge.getOrDefault(name, "");
    }

    private String algorithm() {
        return challenge.getOrDefault("algorithm", "MD5");
    }

    private Optional<MessageDigest> digest() {
        String name = algorithm().toUpperCase(Locale.ROOT);
        try {
            return name.equals("MD5") || name.equals("SHA-256")
                    ? Optional.of(MessageDigest.getInstance(name))
                    : Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5 and SHA-256", e);
        }
    }

    private static String hex(MessageDigest hash, String text) {
        return HexFormat.of().formatHex(hash.digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
