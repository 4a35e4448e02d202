package org.opendpma.mdns;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a DNS message without name compression, so that a simple reader gets it right. */
final class DnsWriter {
    private static final int LABEL_BYTES_MAX = 63;

    private final ByteBuffer out;

    private DnsWriter(byte[] target) {
        this.out = ByteBuffer.wrap(target);
    }

    /** Writes the message to the start of the array and returns its length, or 0 when it does not fit or a label is too long. */
    static int write(DnsMessage message, byte[] target) {
        try {
            return new DnsWriter(target).message(message);
        } catch (BufferOverflowException e) {
            return 0;
        }
    }

    private int message(DnsMessage m) {
        u16(m.id());
        u16(m.flags());
        u16(m.questions().size());
        u16(m.answers().size());
        u16(m.authorities().size());
        u16(m.additionals().size());
        m.questions().forEach(this::question);
        m.records().forEach(this::record);
        return out.position();
    }

    private void question(DnsMessage.Question question) {
        name(question.name());
        u16(question.type());
        u16(question.dnsClass());
    }

    private void record(DnsMessage.Resource resource) {
        name(resource.name());
        u16(resource.data().type());
        u16(resource.dnsClass());
        out.putInt(resource.ttl());
        int start = out.position();
        u16(0);
        data(resource.data());
        out.putShort(start, (short) (out.position() - start - 2));
    }

    private void data(DnsMessage.Data data) {
        if (data instanceof DnsMessage.Address a) {
            out.put(a.address().getAddress());
        } else if (data instanceof DnsMessage.Pointer p) {
            name(p.target());
        } else if (data instanceof DnsMessage.Service s) {
            u16(s.priority());
            u16(s.weight());
            u16(s.port());
            name(s.target());
        } else if (data instanceof DnsMessage.Text t) {
            strings(t.strings());
        }
    }

    private void strings(List<String> strings) {
        for (String s : strings) {
            byte[] bytes = s.getBytes(StandardCharsets.ISO_8859_1);
            out.put((byte) bytes.length);
            out.put(bytes);
        }
    }

    private void name(DnsName name) {
        for (String label : name.labels()) {
            byte[] bytes = label.getBytes(StandardCharsets.UTF_8);
            if (bytes.length == 0 || bytes.length > LABEL_BYTES_MAX) {
                // Not a full buffer, but the same to the caller: this message cannot be written.
                throw new BufferOverflowException();
            }
            out.put((byte) bytes.length);
            out.put(bytes);
        }
        out.put((byte) 0);
    }

    private void u16(int value) {
        out.putShort((short) value);
    }
}
