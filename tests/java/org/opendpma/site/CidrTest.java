package org.opendpma.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    @ParameterizedTest
    @CsvSource({
        // block                        address          held
        "192.0.2.0/24,                  192.0.2.0,       true",
        "192.0.2.0/24,                  192.0.2.255,     true",
        "192.0.2.0/24,                  192.0.3.0,       false",
        "192.0.2.0/24,                  2001:db8::1,     false",
        "192.0.2.77/24,                 192.0.2.1,       true",
        "192.0.2.128/25,                192.0.2.127,     false",
        "192.0.2.128/25,                192.0.2.128,     true",
        "192.0.2.0/255.255.255.0,       192.0.2.9,       true",
        "192.0.2.0/255.255.255.252,     192.0.2.4,       false",
        "192.0.2.7,                     192.0.2.7,       true",
        "192.0.2.7,                     192.0.2.6,       false",
        "192.0.2.7/32,                  192.0.2.7,       true",
        "2001:db8::/32,                 2001:db8:ff::1,  true",
        "2001:db8::/32,                 2001:db9::1,     false",
        "2001:db8::/ffff:ffff::,        2001:db8::1,     true",
        "2001:db8::1,                   2001:db8::1,     true",
        "[2001:db8::1]/128,             2001:db8::2,     false",
        "::ffff:192.0.2.1,              192.0.2.1,       true",
        "10.0.0.0/0,                    192.0.2.1,       true",
        "10.0.0.0/0,                    2001:db8::1,     false",
    })
    void holdsTheAddressesThatShareItsLeadingBits(String block, String address, boolean held) {
        assertEquals(held, Cidr.parse(block).orElseThrow().holds(Samples.ip(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "0.0.0.0/0.0.0.0"})
    void whatAdministratorsWriteForEverywhereHoldsIpv6Too(String everywhere) {
        Cidr block = Cidr.parse(everywhere).orElseThrow();
        assertEquals(Cidr.EVERYWHERE, block);
        assertEquals(true, block.holds(Samples.ip("198.51.100.1")));
        assertEquals(true, block.holds(Samples.ip("2001:db8::1")));
    }

    @Test
    void allOfIpv6IsNotAllOfIpv4() {
        Cidr block = Cidr.parse("::/0").orElseThrow();
        assertEquals(true, block.holds(Samples.ip("2001:db8::1")));
        assertEquals(false, block.holds(Samples.ip("198.51.100.1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/24",
                "192.0.2.0/",
                "192.0.2.0/33",
                "192.0.2.0/-1",
                "192.0.2.0/24/8",
                "192.0.2/24",
                "192.0.2.256/24",
                "192.0.2.0/255.0.255.0",
                "192.0.2.0/0.0.0.255",
                "192.0.2.0/ffff::",
                "2001:db8::/129",
                "2001:db8::/255.255.0.0",
                "2001:db8::1::/32",
                "lan/24",
                "*",
            })
    void whatIsNoBlockIsRejected(String text) {
        assertEquals(Optional.empty(), Cidr.parse(text));
    }

    @Test
    void printsAddressAndPrefix() {
        assertEquals("192.0.2.0/24", Cidr.parse("192.0.2.0/255.255.255.0").orElseThrow() + "");
        assertEquals("192.0.2.7/32", Cidr.parse(" 192.0.2.7 ").orElseThrow() + "");
    }

    @Test
    void aPrefixBeyondTheAddressIsAnErrorOfTheProgram() {
        assertThrows(IllegalArgumentException.class, () -> new Cidr(Samples.ip("192.0.2.1"), 33));
    }

    @Property
    void agreesWithShiftingWholeNumbersIpv4(
            @ForAll @Size(4) byte[] block,
            @ForAll @Size(4) byte[] other,
            @ForAll @IntRange(min = 1, max = 32) int prefix)
            throws UnknownHostException {
        agrees(block, other, prefix);
    }

    @Property
    void agreesWithShiftingWholeNumbersIpv6(
            @ForAll @Size(16) byte[] block,
            @ForAll @Size(16) byte[] other,
            @ForAll @IntRange(min = 1, max = 128) int prefix)
            throws UnknownHostException {
        agrees(block, other, prefix);
    }

    /** Compares for any address, for one that shares exactly the prefix, and for one that differs in its last bit. */
    private static void agrees(byte[] block, byte[] other, int prefix) throws UnknownHostException {
        int bits = block.length * 8;
        BigInteger base = new BigInteger(1, block);
        BigInteger tail = BigInteger.ONE.shiftLeft(bits - prefix).subtract(BigInteger.ONE);
        BigInteger within = base.andNot(tail).or(new BigInteger(1, other).and(tail));
        BigInteger beside = within.flipBit(bits - prefix);
        Cidr cidr = Cidr.parse(literal(base, bits) + "/" + prefix).orElseThrow();
        for (BigInteger candidate : new BigInteger[] {new BigInteger(1, other), within, beside}) {
            boolean expected = base.shiftRight(bits - prefix).equals(candidate.shiftRight(bits - prefix));
            assertEquals(expected, cidr.holds(address(candidate, bits)), cidr + " " + candidate.toString(16));
        }
    }

    private static String literal(BigInteger number, int bits) throws UnknownHostException {
        return IpAddresses.literal(address(number, bits));
    }

    /** IPv6 is put into 2000::/3, so that Java takes none of it for IPv4 mapped into IPv6. */
    private static InetAddress address(BigInteger number, int bits) throws UnknownHostException {
        byte[] octets = new byte[bits / 8];
        for (int i = 0; i < octets.length; i++) {
            octets[octets.length - 1 - i] = number.shiftRight(8 * i).byteValue();
        }
        return InetAddress.getByAddress(octets);
    }
}
