package org.opendpma.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RFC 5922 section 7: which identities a certificate stands for, and that a wildcard stands for none. */
class CertificateFactsTest {
    @TempDir
    private static Path directory = Path.of("");

    @Test
    void alternativeNamesCountAndThenTheCommonNameDoesNot() throws Exception {
        CertificateFacts facts = certificate("old.example.com", "DNS:pbx.example.com", "DNS:PBX2.example.com");
        assertEquals(List.of("pbx.example.com", "PBX2.example.com"), facts.names());
        assertEquals(true, facts.names(new Host("pbx.example.com")));
        assertEquals(true, facts.names(new Host("Pbx2.Example.Com")));
        assertEquals(false, facts.names(new Host("old.example.com")));
        assertEquals(false, facts.names(new Host("example.com")));
    }

    @Test
    void withoutAlternativeNamesTheCommonNameCounts() throws Exception {
        CertificateFacts facts = certificate("pbx.example.com");
        assertEquals(List.of("pbx.example.com"), facts.names());
        assertEquals(true, facts.names(new Host("pbx.example.com")));
    }

    @Test
    void aWildcardNamesNobody() throws Exception {
        CertificateFacts facts = certificate("x", "DNS:*.example.com", "DNS:example.com");
        assertEquals(Optional.of("*.example.com"), facts.wildcard());
        assertEquals(false, facts.names(new Host("pbx.example.com")));
        assertEquals(true, facts.names(new Host("example.com")));
    }

    @Test
    void aWildcardMayStandInTheCommonName() throws Exception {
        assertEquals(Optional.of("*.example.com"), certificate("*.example.com").wildcard());
        assertEquals(Optional.empty(), certificate("pbx.example.com").wildcard());
    }

    @Test
    void addressesAreComparedAsAddresses() throws Exception {
        CertificateFacts facts = certificate("x", "IP:192.0.2.1", "IP:2001:db8::1");
        assertEquals(true, facts.names(Host.parse("192.0.2.1").orElseThrow()));
        assertEquals(true, facts.names(Host.parse("2001:0DB8:0::1").orElseThrow()));
        assertEquals(false, facts.names(Host.parse("192.0.2.2").orElseThrow()));
    }

    @Test
    void otherAlternativeNamesAreNoNamesOfAServer() throws Exception {
        assertEquals(
                List.of("pbx.example.com"),
                certificate("pbx.example.com", "email:admin@example.com").names());
    }

    @Test
    void theDotAtTheEndOfAFullNameDoesNotMatter() throws Exception {
        assertEquals(true, certificate("pbx.example.com").names(new Host("pbx.example.com.")));
    }

    private static CertificateFacts certificate(String commonName, String... alternativeNames) throws Exception {
        var openSsl = new OpenSsl(directory);
        Path key = openSsl.ecKey("key.pem");
        return new CertificateFacts(
                OpenSsl.read(openSsl.certificate("certificate.pem", key, commonName, alternativeNames)));
    }
}
