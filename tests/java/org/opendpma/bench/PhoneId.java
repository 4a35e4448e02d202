package org.opendpma.bench;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/**
 * Who a phone is; everything follows from its number, so that the server's configuration and the check of an answer
 * agree.
 *
 * @param number from 0
 */
record PhoneId(int number) {
    /** A line of a phone. */
    record Line(String name, String password) {}

    String section() {
        return String.format(Locale.ROOT, "phone-%05d", number);
    }

    String mac() {
        return String.format(Locale.ROOT, "000fd3%06x", number);
    }

    List<Line> lines() {
        return List.of(line(1), line(2));
    }

    private Line line(int key) {
        return new Line(Integer.toString(key * 100_000 + number), password(key));
    }

    /** Different for every line, and of a usual length. */
    private String password(int key) {
        long mixed = (number * 2L + key) * 0x9E37_79B9_7F4A_7C15L;
        return "pw" + String.format(Locale.ROOT, "%016x", mixed ^ (mixed >>> 29));
    }

    /** The address that the phone has of its own. */
    InetAddress address() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 10, (byte) (number / 250), (byte) (number % 250 + 1)});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
