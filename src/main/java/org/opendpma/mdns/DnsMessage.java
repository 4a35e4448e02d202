package org.opendpma.mdns;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * What we understand of a DNS message (RFC 1035 section 4): records of other types than those of DNS-SD are left out.
 *
 * @param flags the second word of the header
 */
record DnsMessage(
        int id,
        int flags,
        List<Question> questions,
        List<Resource> answers,
        List<Resource> authorities,
        List<Resource> additionals) {
    static final int A = 1;
    static final int PTR = 12;
    static final int TXT = 16;
    static final int AAAA = 28;
    static final int SRV = 33;
    static final int ANY = 255;

    private static final int RESPONSE = 0x8000;
    private static final int OPCODE_AND_RCODE = 0x780F;
    private static final int CLASS_IN = 1;
    private static final int CLASS_ANY = 255;
    /** In a question: a unicast answer is wanted; in a record: it replaces all others (RFC 6762 sections 5.4 and 10.2). */
    private static final int TOP_BIT = 0x8000;

    DnsMessage {
        questions = List.copyOf(questions);
        answers = List.copyOf(answers);
        authorities = List.copyOf(authorities);
        additionals = List.copyOf(additionals);
    }

    boolean isResponse() {
        return (flags & RESPONSE) != 0;
    }

    /** Whether it must be ignored for its operation or error code (RFC 6762 sections 18.3 and 18.11). */
    boolean isForeign() {
        return (flags & OPCODE_AND_RCODE) != 0;
    }

    Stream<Resource> records() {
        return Stream.of(answers, authorities, additionals).flatMap(List::stream);
    }

    record Question(DnsName name, int type, int dnsClass) {
        boolean isInternet() {
            int bare = dnsClass & ~TOP_BIT;
            return bare == CLASS_IN || bare == CLASS_ANY;
        }

        Question byMulticast() {
            return new Question(name, type, dnsClass & ~TOP_BIT);
        }

        Question named(DnsName other) {
            return new Question(other, type, dnsClass);
        }
    }

    /**
     * A record.
     *
     * @param ttl seconds; 0 takes the record back (RFC 6762 section 10.1)
     */
    record Resource(DnsName name, int dnsClass, int ttl, Data data) {
        boolean isInternet() {
            return (dnsClass & ~TOP_BIT) == CLASS_IN;
        }

        Resource named(DnsName other) {
            return new Resource(other, dnsClass, ttl, data);
        }

        Resource livingAtMost(int seconds) {
            return new Resource(name, dnsClass, Math.min(ttl, seconds), data);
        }
    }

    /** The content of a record. */
    sealed interface Data {
        /** The record type's number. */
        int type();
    }

    record Address(InetAddress address) implements Data {
        @Override
        public int type() {
            return address.getAddress().length == 4 ? A : AAAA;
        }
    }

    record Pointer(DnsName target) implements Data {
        @Override
        public int type() {
            return PTR;
        }
    }

    record Service(int priority, int weight, int port, DnsName target) implements Data {
        @Override
        public int type() {
            return SRV;
        }
    }

    /**
     * A TXT record.
     *
     * @param strings its strings, each of at most 255 bytes, one char per byte
     */
    record Text(List<String> strings) implements Data {
        Text {
            strings = List.copyOf(strings);
        }

        @Override
        public int type() {
            return TXT;
        }
    }
}
