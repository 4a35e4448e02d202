package org.opendpma.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opendpma.config.Given.given;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.Samples;
import org.opendpma.site.Secret;
import org.opendpma.site.Site;
import org.opendpma.site.WebAccess;
import org.opendpma.site.WebAccess.Auth;
import org.opendpma.site.WebAccess.ClientCertificate;
import org.opendpma.site.WebLogin;

/** Who may fetch over HTTP: a network's own word, then that of general. */
class WebAccessReaderTest {
    private static final String SITE = "[general]\nhttp_auth=digest\nhttp_user=phones\nhttp_password=sesame\n"
            + "require_https=yes\nclient_certificate=any\nhttp_deny=0.0.0.0/0\nhttp_permit=192.0.2.0/24\n";
    private static final String PHONE = "[anna]\ntype=phone\nmac=000FD3AABBCC\nnetwork=lan\n[lan]\ntype=network\n";

    private static WebAccess network(String general, String network) {
        Site site = given(general, PHONE, network).site();
        return site.webAccess(
                Optional.of(site.phone("anna").orElseThrow().networks().get(0)));
    }

    @Test
    void aNetworkHasWhatGeneralSays() {
        Site site = given(SITE, PHONE).site();
        WebAccess lan = network(SITE, "");
        assertEquals(site.webAccess(Optional.empty()), lan);
        assertEquals(Auth.DIGEST, lan.auth());
        assertEquals(Optional.of(new WebLogin("phones", new Secret("sesame"))), lan.shared());
        assertEquals(ClientCertificate.ANY, lan.certificate());
        assertEquals(true, lan.https());
        assertEquals(List.of(true, false), List.of(permits(lan, "192.0.2.7"), permits(lan, "198.51.100.7")));
    }

    @Test
    void aNetworkSaysOtherwise() {
        WebAccess lan = network(
                SITE,
                "http_auth=none\nrequire_https=no\nclient_certificate=no\nhttp_user=own\nhttp_password=word\n"
                        + "http_deny=0.0.0.0/0\nhttp_permit=198.51.100.0/24\n");
        assertEquals(Auth.NONE, lan.auth());
        assertEquals(Optional.of(new WebLogin("own", new Secret("word"))), lan.shared());
        assertEquals(ClientCertificate.NO, lan.certificate());
        assertEquals(false, lan.https());
        assertEquals(List.of(false, true), List.of(permits(lan, "192.0.2.7"), permits(lan, "198.51.100.7")));
    }

    @Test
    void withoutAWordItIsOpen() {
        assertEquals(Samples.OPEN, network("[general]\n", ""));
        assertEquals(Samples.OPEN, given(PHONE).site().webAccess(Optional.empty()));
    }

    /** A user of one section and a password of another would be a login that nobody chose. */
    @Test
    void aLoginIsNotPutTogether() {
        assertEquals(
                List.of("/phones.conf:17: [lan] http_user and http_password belong together; write both or"
                        + " neither"),
                given(SITE, PHONE, "http_user=own\n").problems().stream()
                        .filter(p -> !p.contains(" warning: "))
                        .toList());
    }

    @Test
    void aKeyOfTheSite() {
        String general = "[general]\nhttp_auth=key\nhttp_key=q8Zt0LwXv3kR5mNp\n";
        assertEquals(
                Optional.of(new Secret("q8Zt0LwXv3kR5mNp")),
                network(general, "").key());
        assertEquals(Optional.empty(), network(general, "http_auth=digest\n").key());
        assertEquals(
                List.of("/phones.conf:2: [general] http_auth=key needs a key; write http_key= with 16 characters"
                        + " or more"),
                given("[general]\nhttp_auth=key\n").problems());
    }

    private static boolean permits(WebAccess access, String address) {
        return access.acl().orElseThrow().permits(IpAddresses.parse(address).orElseThrow());
    }
}
