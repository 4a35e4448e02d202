package org.opendpma.cli.tls;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendpma.site.Host;
import org.opendpma.site.IpAddresses;

/**
 * Learns which versions and cipher suites a server takes: sends the first message of a handshake and reads the first of the
 * answer, no more (RFC 5246 section 7.4.1, RFC 8446 section 4.1). Java itself can no longer speak what phones of ten years
 * ago did. Confined to one thread.
 */
final class HelloProbe {
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int HANDSHAKE = 22;
    private static final int SERVER_HELLO = 2;
    private static final int LARGEST_RECORD = 18_432;
    private static final int RANDOM_OCTETS = 32;
    private static final int SUPPORTED_VERSIONS = 43;
    /** That this is a first handshake (RFC 5746), without which some servers refuse. */
    private static final int FIRST_HANDSHAKE = 0x00ff;

    private static final int[] GROUPS = {0x001d, 0x0017, 0x0018, 0x0019, 0x0100};
    private static final int[] SIGNATURES = {
        0x0403, 0x0503, 0x0603, 0x0807, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0203, 0x0201
    };

    private final Host host;
    private final int port;

    HelloProbe(Host host, int port) {
        this.host = host;
        this.port = port;
    }

    /** Every suite that is taken, in the order in which the server prefers them; versions that it refuses are not in it. */
    Map<TlsVersion, List<CipherSuite>> offered() throws IOException {
        var offered = new EnumMap<TlsVersion, List<CipherSuite>>(TlsVersion.class);
        for (TlsVersion version : TlsVersion.values()) {
            var left = new ArrayList<>(CipherSuite.of(version == TlsVersion.TLS_1_3));
            var taken = new ArrayList<CipherSuite>();
            Optional<CipherSuite> next = ask(version, left);
            while (next.isPresent() && left.remove(next.get())) {
                taken.add(next.get());
                next = left.isEmpty() ? Optional.empty() : ask(version, left);
            }
            if (!taken.isEmpty()) {
                offered.put(version, taken);
            }
        }
        return offered;
    }

    /** Which of some suites the server chooses; empty when it takes none of them, or not this version. */
    private Optional<CipherSuite> ask(TlsVersion version, List<CipherSuite> suites) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host.name(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(hello(version, suites));
            socket.getOutputStream().flush();
            return answer(new DataInputStream(socket.getInputStream()), version);
        } catch (EOFException | SocketException hungUp) {
            // What an old server does where a newer one sends an alert.
            return Optional.empty();
        }
    }

    private static Optional<CipherSuite> answer(DataInputStream in, TlsVersion version) throws IOException {
        int type = in.readUnsignedByte();
        in.readUnsignedShort();
        int length = in.readUnsignedShort();
        if (type != HANDSHAKE || length > LARGEST_RECORD) {
            return Optional.empty();
        }
        byte[] octets = new byte[length];
        in.readFully(octets);
        return ServerHello.read(ByteBuffer.wrap(octets))
                .filter(h -> h.version() == version.number())
                .flatMap(h -> CipherSuite.of(h.suite()));
    }

    /** What the server chose. */
    private record ServerHello(int version, int suite) {
        static Optional<ServerHello> read(ByteBuffer in) {
            try {
                if (in.getInt() >>> 24 != SERVER_HELLO) {
                    return Optional.empty();
                }
                int legacy = number(in);
                in.position(in.position() + RANDOM_OCTETS);
                in.position(in.position() + 1 + Byte.toUnsignedInt(in.get(in.position())));
                int suite = number(in);
                in.get();
                return Optional.of(new ServerHello(version(in, legacy), suite));
            } catch (RuntimeException cut) {
                return Optional.empty();
            }
        }

        /** TLS 1.3 says its version in an extension, and 1.2 where the version was before. */
        private static int version(ByteBuffer in, int legacy) {
            if (in.remaining() < 2) {
                return legacy;
            }
            for (int end = number(in) + in.position(); in.position() < end; ) {
                int type = number(in);
                int length = number(in);
                if (type == SUPPORTED_VERSIONS) {
                    return number(in);
                }
                in.position(in.position() + length);
            }
            return legacy;
        }

        private static int number(ByteBuffer in) {
            return Short.toUnsignedInt(in.getShort());
        }
    }

    private byte[] hello(TlsVersion version, List<CipherSuite> suites) {
        boolean tls13 = version == TlsVersion.TLS_1_3;
        var body = new Octets();
        body.two(tls13 ? TlsVersion.TLS_1_2.number() : version.number());
        byte[] random = new byte[RANDOM_OCTETS];
        new SecureRandom().nextBytes(random);
        body.all(random).one(0);
        var numbers = new Octets();
        suites.forEach(s -> numbers.two(s.number()));
        body.sized(2, numbers.two(FIRST_HANDSHAKE)).one(1).one(0);
        if (version != TlsVersion.SSL_3) {
            body.sized(2, extensions(version));
        }
        var message = new Octets().one(1).sized(3, body);
        return new Octets()
                .one(HANDSHAKE)
                .two(Math.min(version.number(), TlsVersion.TLS_1_0.number()))
                .sized(2, message)
                .octets();
    }

    private Octets extensions(TlsVersion version) {
        var all = new Octets();
        if (IpAddresses.parse(host.name()).isEmpty()) {
            var name = new Octets().one(0).sized(2, new Octets().all(host.name().getBytes(StandardCharsets.US_ASCII)));
            all.two(0).sized(2, new Octets().sized(2, name));
        }
        all.two(10).sized(2, new Octets().sized(2, numbers(GROUPS)));
        all.two(11).sized(2, new Octets().sized(1, new Octets().one(0)));
        if (version.compareTo(TlsVersion.TLS_1_2) <= 0) {
            all.two(13).sized(2, new Octets().sized(2, numbers(SIGNATURES)));
        }
        if (version == TlsVersion.TLS_1_3) {
            all.two(SUPPORTED_VERSIONS).sized(2, new Octets().sized(1, new Octets().two(version.number())));
            // No key yet: the server says which group it wants, and with it the suite it has chosen.
            all.two(51).sized(2, new Octets().sized(2, new Octets()));
        }
        return all;
    }

    private static Octets numbers(int[] numbers) {
        var octets = new Octets();
        for (int number : numbers) {
            octets.two(number);
        }
        return octets;
    }

    /** Octets in network order, with lengths before what they measure. */
    private static final class Octets {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Octets one(int value) {
            out.write(value);
            return this;
        }

        Octets two(int value) {
            return one(value >> 8).one(value);
        }

        Octets all(byte[] octets) {
            out.writeBytes(octets);
            return this;
        }

        Octets sized(int octetsOfLength, Octets content) {
            byte[] octets = content.octets();
            for (int shift = 8 * (octetsOfLength - 1); shift >= 0; shift -= 8) {
                one(octets.length >> shift);
            }
            return all(octets);
        }

        byte[] octets() {
            return out.toByteArray();
        }
    }
}
