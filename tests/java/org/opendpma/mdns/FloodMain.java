package org.opendpma.mdns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A machine gone mad, on {@code eth0}: sends random and almost right mDNS packets, and then asks an honest question. Says
 * two numbers: the milliseconds until an answer came at all, and those of the slowest of ten more answers.
 */
public final class FloodMain {
    private static final int EACH_KIND = 20_000;
    private static final int PORT = 5353;
    /** The reader's socket holds some hundred packets; what it never sees proves nothing. */
    private static final int BURST = 50;

    private static final int PAUSE_MILLIS = 5;
    private static final DnsName OURS = DnsName.ofInstance("Phones");
    private static final String OUR_HOST = "opendpma-10-77-0-1.local";

    private final Random random = new Random(20260101);
    private final InetAddress group = InetAddress.getByName("224.0.0.251");
    private final MulticastSocket socket;

    private FloodMain(int port) throws IOException {
        NetworkInterface eth0 = NetworkInterface.getByName("eth0");
        this.socket = new MulticastSocket(null);
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(port));
        socket.setNetworkInterface(eth0);
    }

    /** Without arguments as above; with one, pretends without end to be hundreds of servers. */
    public static void main(String[] args) throws Exception {
        var flood = new FloodMain(PORT);
        if (args.length > 0) {
            flood.pretend();
        }
        List<byte[]> honest = honest();
        for (byte[] packet : honest) {
            flood.send(packet);
        }
        for (int i = 0; i < EACH_KIND; i++) {
            flood.send(flood.noise());
            flood.send(flood.mutated(honest.get(i % honest.size())));
            if (i % (BURST / 2) == 0) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        var asker = new FloodMain(0);
        long first = asker.ask();
        long slowest = 0;
        for (int i = 0; i < 10 && first < Long.MAX_VALUE; i++) {
            slowest = Math.max(slowest, asker.ask());
        }
        System.out.println(first + " " + slowest);
    }

    /** What is sent before the changes: questions, contradictions, foreign things, and what is known to end a bare JmDNS. */
    private static List<byte[]> honest() {
        DnsMessage question = Messages.query(Messages.question(DnsName.TYPE, DnsMessage.PTR));
        return List.of(
                Messages.bytes(question),
                Messages.bytes(Messages.query(Messages.unicastQuestion(DnsName.TYPE, DnsMessage.PTR))),
                Messages.bytes(Messages.query(Messages.question(OURS, DnsMessage.ANY))),
                Messages.bytes(Messages.query(Messages.question(DnsName.ALL_TYPES, DnsMessage.PTR))),
                withTinyPayload(Messages.bytes(question)),
                Messages.bytes(new DnsMessage(
                        0, 0x0200, question.questions(), List.of(Messages.ptr("Phones")), List.of(), List.of())),
                Messages.bytes(Messages.probe(OURS, Messages.srv("Phones", 5999, "forged.local"))),
                Messages.bytes(Messages.response(Messages.srv("Phones", 5999, "forged.local"))),
                Messages.bytes(Messages.response(Messages.address(OUR_HOST, "10.77.0.66"))),
                Messages.bytes(Messages.answer("Phones", "forged.local", "10.77.0.66", Map.of("sipUrl", "sip:forged"))),
                Messages.bytes(Messages.response(Messages.record(
                        DnsName.ALL_TYPES, new DnsMessage.Pointer(DnsName.of("_invented._tcp.local"))))),
                // An AAAA record of four bytes, and an announcement of something else.
                HexFormat.of().parseHex("000084000000000100000000" + "0161056c6f63616c00001c0001000000780004c0000201"),
                Messages.bytes(Messages.response(Messages.address("printer.local", "10.77.0.9"))));
    }

    /** The same with an OPT record that takes answers of at most twelve bytes. */
    private static byte[] withTinyPayload(byte[] query) {
        byte[] opt = HexFormat.of().parseHex("00" + "0029" + "000c" + "00000000" + "0000");
        byte[] all = Arrays.copyOf(query, query.length + opt.length);
        System.arraycopy(opt, 0, all, query.length, opt.length);
        all[11] = 1;
        return all;
    }

    /** Servers whole and in part, with texts too long, empty, and meant for a terminal. */
    private void pretend() throws IOException, InterruptedException {
        for (int i = 0; true; i++) {
            String name = "Server " + i % 300 + (i % 7 == 0 ? "\u001b[2J" : "");
            String host = "forged" + i % 300 + ".local";
            send(Messages.bytes(Messages.answer(
                    name, host, "10.77.0.66", Map.of("sipUrl", i % 5 == 0 ? "" : "sip:forged" + i + "\u001b]0;x"))));
            send(Messages.bytes(Messages.response(
                    Messages.ptr(name),
                    Messages.txt(name, Collections.nCopies(30, "x".repeat(250)).toArray(new String[0])))));
            send(mutated(Messages.bytes(Messages.answer(name, host, "10.77.0.66", Map.of("sipUrl", "sip:x")))));
            if (i % BURST == 0) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private byte[] noise() {
        var packet = new byte[random.nextInt(1400)];
        random.nextBytes(packet);
        return packet;
    }

    private byte[] mutated(byte[] honest) {
        byte[] packet = Arrays.copyOf(honest, random.nextInt(4) == 0 ? random.nextInt(honest.length) : honest.length);
        for (int i = random.nextInt(6); i > 0 && packet.length > 0; i--) {
            packet[random.nextInt(packet.length)] = (byte) random.nextInt(256);
        }
        return packet;
    }

    private void send(byte[] packet) throws IOException {
        socket.send(new DatagramPacket(packet, packet.length, group, PORT));
    }

    /** Asks until there is an answer, and returns how long that took; a packet may be lost, so it asks each second. */
    private long ask() throws IOException {
        byte[] question = Messages.bytes(Messages.query(Messages.question(DnsName.TYPE, DnsMessage.PTR)));
        long start = System.nanoTime();
        socket.setSoTimeout(1000);
        for (int tries = 0; tries < 20; tries++) {
            send(question);
            try {
                socket.receive(new DatagramPacket(new byte[9000], 9000));
                return (System.nanoTime() - start) / 1_000_000;
            } catch (SocketTimeoutException unanswered) {
                // Asked again.
            }
        }
        return Long.MAX_VALUE;
    }
}
