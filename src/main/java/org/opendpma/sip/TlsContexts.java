package org.opendpma.sip;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.opendpma.config.SipSettings;
import org.opendpma.site.TlsIdentity;

/** How our door speaks TLS. Any thread. */
final class TlsContexts {
    private static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2", "TLSv1.1", "TLSv1");

    /** Forward secrecy and authenticated encryption only (RFC 9325 section 4.2). */
    private static final List<String> CIPHERS = List.of(
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
    private static final List<String> OLD_CIPHERS = List.of(
            "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
            "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
            "TLS_RSA_WITH_AES_256_CBC_SHA",
            "TLS_RSA_WITH_AES_128_CBC_SHA");

    private static final int SESSIONS = 2_000;
    private static final int SESSION_SECONDS = 3_600;

    private TlsContexts() {}

    /** The context of a certificate; it serves the connections that begin from now on. */
    static SslContext of(TlsIdentity identity, SipSettings settings) throws SSLException {
        return SslContextBuilder.forServer(new IdentityKeys(identity))
                .sslProvider(SslProvider.JDK)
                .protocols(versions(settings))
                .ciphers(ciphers(settings), SupportedCipherSuiteFilter.INSTANCE)
                .sessionCacheSize(SESSIONS)
                .sessionTimeout(SESSION_SECONDS)
                .build();
    }

    private static List<String> versions(SipSettings settings) {
        return VERSIONS.subList(0, VERSIONS.indexOf(settings.tlsMinimum()) + 1);
    }

    private static List<String> ciphers(SipSettings settings) {
        if (!settings.tlsCiphers().isEmpty()) {
            return settings.tlsCiphers();
        }
        var ciphers = new ArrayList<>(CIPHERS);
        if (isOld(settings)) {
            ciphers.addAll(OLD_CIPHERS);
        }
        return ciphers;
    }

    /**
     * Java itself forbids TLS below 1.2; lifts that when the administrator asked for it. Must come before anything of TLS is
     * used in this process.
     */
    static void permitOldVersions(SipSettings settings) {
        if (!isOld(settings)) {
            return;
        }
        String forbidden = Security.getProperty("jdk.tls.disabledAlgorithms");
        List<String> lifted = VERSIONS.subList(2, VERSIONS.indexOf(settings.tlsMinimum()) + 1);
        Security.setProperty(
                "jdk.tls.disabledAlgorithms",
                Arrays.stream((forbidden == null ? "" : forbidden).split(",", -1))
                        .map(String::strip)
                        .filter(a -> !lifted.contains(a))
                        .collect(Collectors.joining(", ")));
    }

    private static boolean isOld(SipSettings settings) {
        return VERSIONS.indexOf(settings.tlsMinimum()) > 1;
    }
}
