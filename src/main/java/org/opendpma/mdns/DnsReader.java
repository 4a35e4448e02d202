package org.opendpma.mdns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a DNS message that anyone may have sent: every length is checked, and the work grows with the length of the message only. */
final class DnsReader {
    /** Questions, and records of one section; an honest message has far fewer. */
    private static final int ENTRIES_MAX = 256;
    /** RFC 1035 section 2.3.4. */
    private static final int NAME_BYTES_MAX = 255;

    /** Of all names together: pointers let a small packet repeat a long name a hundred times over. */
    private static final int LABELS_MAX = 2048;

    private static final int POINTER = 0xC0;

    private final ByteBuffer in;
    private int labelsRead;

    private DnsReader(byte[] data, int length) {
        this.in = ByteBuffer.wrap(data, 0, length);
    }

    /** The message in the first {@code length} bytes, or nothing when they are not one. */
    static Optional<DnsMessage> read(byte[] data, int length) {
        try {
            return Optional.of(new DnsReader(data, length).message());
        } catch (BufferUnderflowException | MalformedException | CharacterCodingException | UnknownHostException e) {
            return Optional.empty();
        }
    }

    private DnsMessage message() throws MalformedException, CharacterCodingException, UnknownHostException {
        int id = u16();
        int flags = u16();
        int questions = count();
        int answers = count();
        int authorities = count();
        int additionals = count();
        return new DnsMessage(
                id, flags, questions(questions), records(answers), records(authorities), records(additionals));
    }

    private List<DnsMessage.Question> questions(int count) throws MalformedException, CharacterCodingException {
        var questions = new ArrayList<DnsMessage.Question>();
        for (int i = 0; i < count; i++) {
            questions.add(new DnsMessage.Question(name(), u16(), u16()));
        }
        return questions;
    }

    private List<DnsMessage.Resource> records(int count)
            throws MalformedException, CharacterCodingException, UnknownHostException {
        var records = new ArrayList<DnsMessage.Resource>();
        for (int i = 0; i < count; i++) {
            record().ifPresent(records::add);
        }
        return records;
    }

    private Optional<DnsMessage.Resource> record()
            throws MalformedException, CharacterCodingException, UnknownHostException {
        DnsName name = name();
        int type = u16();
        int dnsClass = u16();
        int ttl = Math.max(0, in.getInt());
        int length = u16();
        int end = in.position() + length;
        require(end <= in.limit());
        Optional<DnsMessage.Data> data = data(type, length);
        require(data.isEmpty() || in.position() == end);
        in.position(end);
        return data.map(d -> new DnsMessage.Resource(name, dnsClass, ttl, d));
    }

    private Optional<DnsMessage.Data> data(int type, int length)
            throws MalformedException, CharacterCodingException, UnknownHostException {
        return switch (type) {
            case DnsMessage.A -> Optional.of(address(length, 4));
            case DnsMessage.AAAA -> Optional.of(address(length, 16));
            case DnsMessage.PTR -> Optional.of(new DnsMessage.Pointer(name()));
            case DnsMessage.SRV -> Optional.of(new DnsMessage.Service(u16(), u16(), u16(), name()));
            case DnsMessage.TXT -> Optional.of(new DnsMessage.Text(strings(length)));
            default -> Optional.empty();
        };
    }

    private DnsMessage.Data address(int length, int expected) throws MalformedException, UnknownHostException {
        require(length == expected);
        InetAddress address = InetAddress.getByAddress(bytes(length));
        // ::ffff:1.2.3.4 comes back from Java as an IPv4 address, which an AAAA record cannot hold.
        require(address.getAddress().length == expected);
        return new DnsMessage.Address(address);
    }

    private List<String> strings(int length) throws MalformedException {
        var strings = new ArrayList<String>();
        int end = in.position() + length;
        while (in.position() < end) {
            int size = u8();
            require(in.position() + size <= end);
            strings.add(new String(bytes(size), StandardCharsets.ISO_8859_1));
        }
        return strings;
    }

    private DnsName name() throws MalformedException, CharacterCodingException {
        var labels = new ArrayList<String>();
        int size = 0;
        int start = in.position();
        int after = -1;
        for (int b = u8(); b != 0; b = u8()) {
            if ((b & POINTER) == POINTER) {
                int target = (b & ~POINTER) << 8 | u8();
                after = after < 0 ? in.position() : after;
                // Each jump goes further back than all before it, so there is an end to them.
                require(target < start);
                start = target;
                in.position(target);
            } else {
                size += b + 1;
                require((b & POINTER) == 0 && size < NAME_BYTES_MAX && ++labelsRead <= LABELS_MAX);
                labels.add(label(b));
            }
        }
        if (after >= 0) {
            in.position(after);
        }
        return new DnsName(labels);
    }

    private String label(int length) throws CharacterCodingException {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(length));
        return InstanceName.asFound(
                StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    }

    private int count() throws MalformedException {
        int count = u16();
        require(count <= ENTRIES_MAX);
        return count;
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private int u8() {
        return Byte.toUnsignedInt(in.get());
    }

    private int u16() {
        return Short.toUnsignedInt(in.getShort());
    }

    private static void require(boolean holds) throws MalformedException {
        if (!holds) {
            throw new MalformedException();
        }
    }

    /** Says only that it is no DNS message: there is nobody to tell more. */
    private static final class MalformedException extends Exception {
        MalformedException() {
            super("not a DNS message", null, false, false);
        }
    }
}
