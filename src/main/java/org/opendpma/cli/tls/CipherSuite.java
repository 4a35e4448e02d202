package org.opendpma.cli.tls;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Cipher suites that servers of phones offer, by their numbers (IANA's registry of TLS cipher suites). */
enum CipherSuite {
    TLS_AES_128_GCM_SHA256(0x1301),
    TLS_AES_256_GCM_SHA384(0x1302),
    TLS_CHACHA20_POLY1305_SHA256(0x1303),
    TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256(0xc02b),
    TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384(0xc02c),
    TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256(0xc02f),
    TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384(0xc030),
    TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256(0xcca8),
    TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256(0xcca9),
    TLS_DHE_RSA_WITH_AES_128_GCM_SHA256(0x009e),
    TLS_DHE_RSA_WITH_AES_256_GCM_SHA384(0x009f),
    TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256(0xccaa),
    TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256(0xc023),
    TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384(0xc024),
    TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256(0xc027),
    TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384(0xc028),
    TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA(0xc009),
    TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA(0xc00a),
    TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA(0xc013),
    TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA(0xc014),
    TLS_DHE_RSA_WITH_AES_128_CBC_SHA256(0x0067),
    TLS_DHE_RSA_WITH_AES_256_CBC_SHA256(0x006b),
    TLS_DHE_RSA_WITH_AES_128_CBC_SHA(0x0033),
    TLS_DHE_RSA_WITH_AES_256_CBC_SHA(0x0039),
    TLS_RSA_WITH_AES_128_GCM_SHA256(0x009c),
    TLS_RSA_WITH_AES_256_GCM_SHA384(0x009d),
    TLS_RSA_WITH_AES_128_CBC_SHA256(0x003c),
    TLS_RSA_WITH_AES_256_CBC_SHA256(0x003d),
    TLS_RSA_WITH_AES_128_CBC_SHA(0x002f),
    TLS_RSA_WITH_AES_256_CBC_SHA(0x0035),
    TLS_RSA_WITH_3DES_EDE_CBC_SHA(0x000a),
    TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA(0xc012),
    TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA(0x0016),
    TLS_RSA_WITH_DES_CBC_SHA(0x0009),
    TLS_RSA_WITH_RC4_128_SHA(0x0005),
    TLS_RSA_WITH_RC4_128_MD5(0x0004),
    TLS_ECDHE_RSA_WITH_RC4_128_SHA(0xc011),
    TLS_RSA_EXPORT_WITH_RC4_40_MD5(0x0003),
    TLS_RSA_WITH_NULL_SHA256(0x003b),
    TLS_RSA_WITH_NULL_SHA(0x0002),
    TLS_RSA_WITH_NULL_MD5(0x0001),
    TLS_ECDHE_RSA_WITH_NULL_SHA(0xc010),
    TLS_DH_anon_WITH_AES_128_GCM_SHA256(0x00a6),
    TLS_DH_anon_WITH_AES_128_CBC_SHA(0x0034),
    TLS_DH_anon_WITH_AES_256_CBC_SHA(0x003a),
    TLS_ECDH_anon_WITH_AES_128_CBC_SHA(0xc018),
    TLS_ECDH_anon_WITH_AES_256_CBC_SHA(0xc019);

    private final int number;

    CipherSuite(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** Whether it belongs to TLS 1.3, which knows no others. */
    boolean isOf13() {
        return number >> 8 == 0x13;
    }

    /** Without a cipher, without a certificate, or with a cipher that is broken. */
    boolean isBroken() {
        return name().matches(".*(_NULL_|_anon_|_EXPORT_|_RC4_|_DES_CBC_|_3DES_).*");
    }

    static List<CipherSuite> of(boolean tls13) {
        return Arrays.stream(values()).filter(s -> s.isOf13() == tls13).toList();
    }

    static Optional<CipherSuite> of(int number) {
        return Arrays.stream(values()).filter(s -> s.number == number).findFirst();
    }
}
