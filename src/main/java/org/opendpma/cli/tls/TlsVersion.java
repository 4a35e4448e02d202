package org.opendpma.cli.tls;

/** A version of TLS, newest first, with its number on the wire and its name in Java. */
enum TlsVersion {
    TLS_1_3(0x0304, "TLSv1.3"),
    TLS_1_2(0x0303, "TLSv1.2"),
    TLS_1_1(0x0302, "TLSv1.1"),
    TLS_1_0(0x0301, "TLSv1"),
    SSL_3(0x0300, "SSLv3");

    private final int number;
    private final String javaName;

    TlsVersion(int number, String javaName) {
        this.number = number;
        this.javaName = javaName;
    }

    int number() {
        return number;
    }

    String javaName() {
        return javaName;
    }

    /** What RFC 8996 and RFC 7568 forbid. */
    boolean isBroken() {
        return compareTo(TLS_1_2) > 0;
    }
}
