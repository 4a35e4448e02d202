package org.opendpma.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.Secret;

/** Basic and Digest, as phones write them. */
class LoginReaderTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final InetAddress HERE = IpAddresses.parse("192.0.2.7").orElseThrow();
    private static final InetAddress THERE = IpAddresses.parse("192.0.2.8").orElseThrow();

    private static Clock at(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }

    /** The example of RFC 7616 section 3.9.1, but for the realm, which is ours. */
    @Test
    void digestByTheBook() {
        String common = "username=\"Mufasa\", realm=\"opendpma\", uri=\"/dir/index.html\","
                + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", nc=00000001,"
                + " cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\", qop=auth, algorithm=";
        // Reckoned with another implementation, by the formula of section 3.4.1.
        Digest md5 = Digest.read(common + "MD5, response=\"" + MD5_RESPONSE + "\"", "GET")
                .orElseThrow();
        assertTrue(md5.proves(new Secret("Circle of Life")));
        assertFalse(md5.proves(new Secret("Circle of Death")));
        Digest sha = Digest.read(common + "SHA-256, response=\"" + SHA_RESPONSE + "\"", "GET")
                .orElseThrow();
        assertTrue(sha.proves(new Secret("Circle of Life")));
        Digest post = Digest.read(common + "MD5, response=\"" + MD5_RESPONSE + "\"", "POST")
                .orElseThrow();
        assertFalse(post.proves(new Secret("Circle of Life")));
    }

    private static final String MD5_RESPONSE = "c1864d46a23ddb094bba38c85f8c8fca";
    private static final String SHA_RESPONSE = "fa42375b5b59e36ae06a75c054ba341f4bb91632ce84da1f9f8e8a3e91174329";

    @Test
    void noncesAreKnownAgainForAWhile() {
        var nonces = new Nonces(at(NOON));
        String nonce = nonces.fresh(HERE);
        assertEquals(Nonces.Age.FRESH, nonces.check(nonce, HERE));
        assertEquals(Nonces.Age.FOREIGN, nonces.check(nonce, THERE));
        assertEquals(Nonces.Age.FOREIGN, nonces.check(nonce.replace(nonce.charAt(12), 'x'), HERE));
        assertEquals(Nonces.Age.FOREIGN, nonces.check("not base64 !", HERE));
        assertEquals(Nonces.Age.FOREIGN, new Nonces(at(NOON)).check(nonce, HERE));
    }

    @Test
    void anOldNonceIsStaleAndNoWrongPassword() {
        var clock = new Object() {
            Instant now = NOON;
        };
        var nonces = new Nonces(new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return clock.now;
            }
        });
        String header = "Digest username=\"a\", realm=\"opendpma\", uri=\"/x\", nonce=\"" + nonces.fresh(HERE)
                + "\", response=\"00\"";
        var reader = new LoginReader(nonces);
        assertTrue(reader.read(header, "GET", "/x", HERE).login().isPresent());
        assertTrue(reader.read(header, "GET", "/y", HERE).login().isEmpty(), "a digest of another path");
        clock.now = NOON.plus(Duration.ofMinutes(6));
        LoginReader.Read old = reader.read(header, "GET", "/x", HERE);
        assertTrue(old.stale() && old.login().isEmpty());
    }

    @Test
    void basic() {
        var reader = new LoginReader(new Nonces(at(NOON)));
        String token = Base64.getEncoder().encodeToString("anna:p:w".getBytes(StandardCharsets.UTF_8));
        var login = reader.read("basic " + token, "GET", "/", HERE).login().orElseThrow();
        assertEquals("anna", login.user());
        assertTrue(login.proves(new Secret("p:w")));
        assertFalse(login.proves(new Secret("p")));
        assertTrue(reader.read("Basic ####", "GET", "/", HERE).login().isEmpty());
        assertTrue(reader.read("Bearer x", "GET", "/", HERE).login().isEmpty());
        assertTrue(reader.read("Digest ", "GET", "/", HERE).login().isEmpty());
    }
}
