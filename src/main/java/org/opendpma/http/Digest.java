package org.opendpma.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opendpma.exchange.Visitor.Login;
import org.opendpma.site.Secret;
import org.opendpma.site.WebAccess.Auth;

/**
 * An answer to a digest challenge (RFC 7616 section 3.4), with qop=auth or, as RFC 2069 had it, without qop.
 *
 * @param algorithm as Java names it
 * @param target the path and query that it speaks of
 */
record Digest(
        String user,
        String realm,
        String nonce,
        String target,
        String algorithm,
        Optional<String> qop,
        String count,
        String clientNonce,
        String response,
        String method)
        implements Login {
    private static final Pattern PARAMETER =
            Pattern.compile("\\G[\\s,]*([A-Za-z]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s,\"]+))\\s*");

    /** Empty when something that is needed is missing or is not what we offered. */
    static Optional<Digest> read(String text, String method) {
        var p = new HashMap<String, String>();
        Matcher m = PARAMETER.matcher(text);
        while (m.find()) {
            String value = m.group(2) != null ? m.group(2).replaceAll("\\\\(.)", "$1") : m.group(3);
            p.putIfAbsent(m.group(1).toLowerCase(Locale.ROOT), value);
        }
        Optional<String> algorithm = algorithm(p.getOrDefault("algorithm", "MD5"));
        Optional<String> qop = Optional.ofNullable(p.get("qop"));
        boolean whole = has(p, "username") && has(p, "realm") && has(p, "nonce") && has(p, "uri") && has(p, "response");
        boolean counted = qop.isEmpty() || (qop.get().equals("auth") && has(p, "nc") && has(p, "cnonce"));
        if (!whole || !counted || algorithm.isEmpty() || !LoginReader.REALM.equals(p.get("realm"))) {
            return Optional.empty();
        }
        return Optional.of(new Digest(
                p.getOrDefault("username", ""),
                p.getOrDefault("realm", ""),
                p.getOrDefault("nonce", ""),
                p.getOrDefault("uri", ""),
                algorithm.get(),
                qop,
                p.getOrDefault("nc", ""),
                p.getOrDefault("cnonce", ""),
                p.getOrDefault("response", ""),
                method));
    }

    private static boolean has(Map<String, String> parameters, String name) {
        return parameters.containsKey(name);
    }

    private static Optional<String> algorithm(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "MD5" -> Optional.of("MD5");
            case "SHA-256" -> Optional.of("SHA-256");
            default -> Optional.empty();
        };
    }

    @Override
    public Auth auth() {
        return Auth.DIGEST;
    }

    @Override
    public boolean proves(Secret password) {
        String first = hash(user + ":" + realm + ":" + password.reveal());
        String second = hash(method + ":" + target);
        String between =
                qop.map(q -> nonce + ":" + count + ":" + clientNonce + ":" + q).orElse(nonce);
        String expected = hash(first + ":" + between + ":" + second);
        return MessageDigest.isEqual(octets(expected), octets(response.toLowerCase(Locale.ROOT)));
    }

    private String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(octets(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
