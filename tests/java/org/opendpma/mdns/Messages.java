package org.opendpma.mdns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** DNS messages as phones, servers and forgers send them. */
final class Messages {
    private static final int IN = 1;
    private static final int RESPONSE = 0x8400;
    static final InetSocketAddress PHONE = new InetSocketAddress(ip("192.0.2.77"), 5353);

    private Messages() {}

    static DnsMessage.Question question(DnsName name, int type) {
        return new DnsMessage.Question(name, type, IN);
    }

    static DnsMessage.Question unicastQuestion(DnsName name, int type) {
        return new DnsMessage.Question(name, type, 0x8000 | IN);
    }

    static DnsMessage query(DnsMessage.Question... questions) {
        return new DnsMessage(0, 0, List.of(questions), List.of(), List.of(), List.of());
    }

    static DnsMessage probe(DnsName name, DnsMessage.Resource... claimed) {
        return new DnsMessage(0, 0, List.of(question(name, DnsMessage.ANY)), List.of(), List.of(claimed), List.of());
    }

    static DnsMessage response(DnsMessage.Resource... answers) {
        return new DnsMessage(0, RESPONSE, List.of(), List.of(answers), List.of(), List.of());
    }

    static DnsMessage.Resource record(DnsName name, DnsMessage.Data data) {
        return new DnsMessage.Resource(name, IN, 120, data);
    }

    static DnsMessage.Resource srv(String instance, int port, String target) {
        return record(DnsName.ofInstance(instance), new DnsMessage.Service(0, 0, port, DnsName.of(target)));
    }

    static DnsMessage.Resource ptr(String instance) {
        return record(DnsName.TYPE, new DnsMessage.Pointer(DnsName.ofInstance(instance)));
    }

    static DnsMessage.Resource txt(String instance, String... strings) {
        return record(DnsName.ofInstance(instance), new DnsMessage.Text(List.of(strings)));
    }

    static DnsMessage.Resource address(String host, String ip) {
        return record(DnsName.of(host), new DnsMessage.Address(ip(ip)));
    }

    /** What a server sends when it is asked for our type. */
    static DnsMessage answer(String instance, String host, String ip, Map<String, String> text) {
        String[] strings = text.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .toArray(String[]::new);
        return response(ptr(instance), srv(instance, 5060, host), txt(instance, strings), address(host, ip));
    }

    static byte[] bytes(DnsMessage message) {
        var buffer = new byte[8972];
        int length = DnsWriter.write(message, buffer);
        return Arrays.copyOf(buffer, length);
    }

    static InetAddress ip(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }
}
