package org.opendpma.cli.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.opendpma.cli.tls.Complaint.Where;
import org.opendpma.site.CertificateFacts;
import org.opendpma.site.Host;

/** What phones would say of a server. Confined to one thread. */
final class PhoneComplaints {
    private static final Duration SOON = Duration.ofDays(30);
    private static final int SMALLEST_RSA = 2_048;
    private static final int SMALLEST_EC = 256;
    private static final int LONGEST_CHAIN = 5;
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";

    private final Instant now;
    private final Authorities known;
    private final Authorities own;
    private final List<Complaint> complaints = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * A judge.
     *
     * @param known the authorities that phones are delivered with
     * @param own those that phones are given by ca=
     */
    PhoneComplaints(Instant now, Authorities known, Authorities own) {
        this.now = now;
        this.known = known;
        this.own = own;
    }

    /** Everything that some phone would dislike. */
    List<Complaint> of(Handshakes seen, Host called) throws GeneralSecurityException {
        X509Certificate server = seen.chain().get(0);
        time(server);
        name(new CertificateFacts(server), called);
        chain(seen.chain());
        purpose(server);
        key(server);
        handshake(seen);
        return complaints;
    }

    /** What no phone complains of, and an administrator should know. */
    List<String> notes() {
        return notes;
    }

    private void time(X509Certificate server) {
        Instant end = server.getNotAfter().toInstant();
        if (end.isBefore(now)) {
            say(0x4, "it ended " + Duration.between(end, now).toDays() + " days ago");
        } else if (server.getNotBefore().toInstant().isAfter(now)) {
            say(0x4, "it is not valid yet");
        } else if (end.isBefore(now.plus(SOON))) {
            note("it ends in " + Duration.between(now, end).toDays() + " days");
        }
    }

    private void name(CertificateFacts facts, Host called) {
        if (facts.names(called)) {
            return;
        }
        if (facts.namesByWildcard(called)) {
            complaints.add(
                    new Complaint(0x4000_0000L, "a wildcard names nobody (RFC 5922 section 7.2)", Where.SIP_WILDCARD));
        } else {
            say(0x4000_0000L, "it is for " + String.join(", ", facts.names()) + ", not for " + called);
        }
    }

    private void chain(List<X509Certificate> chain) throws GeneralSecurityException {
        X509Certificate server = chain.get(0);
        if (chain.size() > LONGEST_CHAIN) {
            say(0x100, "the chain has " + chain.size() + " certificates");
        }
        if (known.standBehind(chain)) {
            return;
        }
        if (own.standBehind(chain)) {
            note(
                    "a private authority (ca= of [general]) stands behind it: a phone out of its box does not know that; give it"
                            + " its first configuration in another way");
        } else if (server.getIssuerX500Principal().equals(server.getSubjectX500Principal())) {
            say(0x2, "it is signed by itself; phones must be given it (ca= in [general])");
        } else if (chain.stream().noneMatch(c -> c.getSubjectX500Principal().equals(server.getIssuerX500Principal()))) {
            say(
                    0x1,
                    "its issuer " + server.getIssuerX500Principal().getName()
                            + " was not sent and no phone knows it; put the certificates between it and the root behind"
                            + " it, or give phones the root (ca= in [general])");
        } else {
            say(0x2, "no authority that phones know stands behind the chain; give them the root (ca= in [general])");
        }
    }

    private void purpose(X509Certificate server) {
        try {
            List<String> purposes = server.getExtendedKeyUsage();
            if (purposes != null && !purposes.contains(SERVER_AUTH)) {
                say(0x10, "it is not for servers");
            }
        } catch (CertificateParsingException broken) {
            say(0x8, "its purposes cannot be read");
        }
    }

    private void key(X509Certificate server) {
        if (server.getPublicKey() instanceof RSAPublicKey rsa
                && rsa.getModulus().bitLength() < SMALLEST_RSA) {
            say(0x2, "its key has " + rsa.getModulus().bitLength() + " bits only; newer phones want 2048");
        }
        if (server.getPublicKey() instanceof ECPublicKey ec
                && ec.getParams().getCurve().getField().getFieldSize() < SMALLEST_EC) {
            say(0x2, "its key has " + ec.getParams().getCurve().getField().getFieldSize() + " bits only");
        }
        if (server.getSigAlgName().matches("(?i)(SHA1|MD5|MD2)with.*")) {
            say(0x2, "it is signed with " + server.getSigAlgName() + ", which newer phones do not take");
        }
    }

    /** D-series phones speak TLS 1.0 to 1.2; anonymous and null ciphers are gone since 2_3_9. */
    private void handshake(Handshakes seen) {
        boolean common = seen.offered().entrySet().stream()
                .filter(o -> o.getKey() != TlsVersion.TLS_1_3 && o.getKey() != TlsVersion.SSL_3)
                .anyMatch(o -> o.getValue().stream().anyMatch(s -> !s.isBroken()));
        if (!common) {
            complaints.add(new Complaint(
                    0,
                    "no version and cipher that D-series phones speak is offered; they know TLS 1.0 to 1.2",
                    Where.HANDSHAKE));
        } else if (!seen.offered().containsKey(TlsVersion.TLS_1_2)) {
            note("TLS 1.2 is not offered, only what is older and broken");
        }
    }

    private void say(long mask, String text) {
        complaints.add(new Complaint(mask, text, Where.EVERYWHERE));
    }

    private void note(String text) {
        notes.add("note         " + text);
    }
}
