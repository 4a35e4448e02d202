package org.opendpma.config;

import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How our doors speak TLS, over SIP and over HTTP alike.
 *
 * @param minimum the oldest version spoken, by its Java name
 * @param ciphers cipher suites, best first; empty for the default
 */
public record TlsProfile(String minimum, List<String> ciphers) {
    private static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2", "TLSv1.1", "TLSv1");

    /** Forward secrecy and authenticated encryption only (RFC 9325 section 4.2). */
    private static final List<String> SUITES = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    /** TLS 1.0 and 1.1 know none of those; only when somebody switched them on. */
    private static final List<String> OLD_SUITES = List.of(
            "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
            "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
            "TLS_RSA_WITH_AES_256_CBC_SHA",
            "TLS_RSA_WITH_AES_128_CBC_SHA");

    public TlsProfile {
        ciphers = List.copyOf(ciphers);
    }

    /** The versions that are spoken, newest first. */
    public List<String> versions() {
        return VERSIONS.subList(0, VERSIONS.indexOf(minimum) + 1);
    }

    /**
     * Must come before anything of TLS is used in this process, and may come again: nobody may begin a second handshake in a
     * connection, which costs us more than him; and TLS below 1.2, which Java itself forbids, is permitted when the
     * administrator asked for it.
     */
    public void prepareJava() {
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
        List<String> lifted = lifted();
        String forbidden = Security.getProperty("jdk.tls.disabledAlgorithms");
        if (!lifted.isEmpty() && forbidden != null) {
            Security.setProperty(
                    "jdk.tls.disabledAlgorithms",
                    Arrays.stream(forbidden.split(",", -1))
                            .map(String::strip)
                            .filter(a -> !lifted.contains(a))
                            .collect(Collectors.joining(", ")));
        }
    }

    /** The versions that Java itself forbids and that were asked for all the same. */
    public List<String> lifted() {
        return isOld() ? VERSIONS.subList(2, VERSIONS.indexOf(minimum) + 1) : List.of();
    }

    public List<String> suites() {
        if (!ciphers.isEmpty()) {
            return ciphers;
        }
        var suites = new ArrayList<>(SUITES);
        if (isOld()) {
            suites.addAll(OLD_SUITES);
        }
        return suites;
    }

    /** Whether what is older than TLS 1.2 was switched on. */
    public boolean isOld() {
        return VERSIONS.indexOf(minimum) > 1;
    }
}
