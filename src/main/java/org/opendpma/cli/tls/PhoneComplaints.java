package org.opendpma.cli.tls;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.opendpma.site.CertificateFacts;
import org.opendpma.site.Host;

/** What phones would say of a server, generation by generation. Confined to one thread. */
final class PhoneComplaints {
    private static final Duration SOON = Duration.ofDays(30);
    private static final int SMALLEST_RSA = 2_048;
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String OVER_HTTPS = "over HTTPS phones from 2_3_0 (D80 from 1_5_0), P-series always";
    private static final String OVER_SIP = "over SIP D6x from 2_9_0, D80 from 1_12_0, P-series always";

    private final Instant now;
    private final List<String> complaints = new ArrayList<>();

    PhoneComplaints(Instant now) {
        this.now = now;
    }

    /** One sentence for each, with who says so and the bit that it shows. */
    List<String> of(Handshakes seen, Host called) throws GeneralSecurityException {
        X509Certificate own = seen.chain().get(0);
        time(own);
        name(new CertificateFacts(own), called);
        chain(seen.chain());
        purpose(own);
        key(own);
        if (!seen.suites().containsKey("TLSv1.2")) {
            say("TLS 1.2 is refused, and D-series phones know nothing newer", OVER_HTTPS + "; " + OVER_SIP);
        }
        return complaints;
    }

    private void time(X509Certificate own) {
        Instant end = own.getNotAfter().toInstant();
        if (end.isBefore(now) || own.getNotBefore().toInstant().isAfter(now)) {
            say("0x00000004: it is not valid now", OVER_HTTPS + "; " + OVER_SIP);
        } else if (end.isBefore(now.plus(SOON))) {
            say("it ends in " + Duration.between(now, end).toDays() + " days", "nobody yet");
        }
    }

    private void name(CertificateFacts facts, Host called) {
        if (facts.names(called)) {
            return;
        }
        if (facts.namesByWildcard(called)) {
            say(
                    "0x40000000: a wildcard names nobody (RFC 5922 section 7.2)",
                    OVER_SIP + ", unless tls_allow_wildcard_certs is 1 (from 2_9_2, 1_12_1)");
        } else {
            say(
                    "0x40000000: it is for " + String.join(", ", facts.names()) + ", not for " + called,
                    OVER_HTTPS + "; " + OVER_SIP);
        }
    }

    private void chain(List<X509Certificate> chain) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager trust) {
                try {
                    trust.checkServerTrusted(chain.toArray(new X509Certificate[0]), "UNKNOWN");
                } catch (GeneralSecurityException untrusted) {
                    say(
                            "0x00000002 or 0x00000001: no public authority stands behind the chain as it is sent; a private"
                                    + " one must be given to phones (ca= in [general])",
                            OVER_HTTPS + "; " + OVER_SIP);
                }
            }
        }
    }

    private void purpose(X509Certificate own) {
        try {
            List<String> purposes = own.getExtendedKeyUsage();
            if (purposes != null && !purposes.contains(SERVER_AUTH)) {
                say("0x00000010: it is not for servers", OVER_HTTPS + "; " + OVER_SIP);
            }
        } catch (CertificateParsingException broken) {
            say("0x00000008: its purposes cannot be read", OVER_HTTPS + "; " + OVER_SIP);
        }
    }

    private void key(X509Certificate own) {
        if (own.getPublicKey() instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < SMALLEST_RSA) {
            say("its key has " + rsa.getModulus().bitLength() + " bits only", "newer phones");
        }
    }

    private void say(String complaint, String who) {
        complaints.add("complaint    " + complaint + " (" + who + ")");
    }
}
