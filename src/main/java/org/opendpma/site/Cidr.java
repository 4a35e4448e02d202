package org.opendpma.site;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A block of addresses: {@code 192.0.2.0/24}, {@code 192.0.2.0/255.255.255.0}, {@code 2001:db8::/32} or one address.
 *
 * <p>{@code 0.0.0.0/0} is what administrators write for "everywhere", so it holds IPv6 addresses too; {@code ::/0} says
 * IPv6 and holds nothing else.
 *
 * @param address any address of the block
 * @param prefix how many leading bits count
 */
public record Cidr(InetAddress address, int prefix) {
    /** Holds every address. */
    public static final Cidr EVERYWHERE = parse("0.0.0.0/0").orElseThrow();

    public Cidr {
        if (prefix < 0 || prefix > address.getAddress().length * 8) {
            throw new IllegalArgumentException("prefix out of range: " + prefix);
        }
    }

    /** Reads a block; empty when it is none. */
    public static Optional<Cidr> parse(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length > 2) {
            return Optional.empty();
        }
        return IpAddresses.parse(parts[0]).flatMap(a -> parts.length == 1 ? whole(a) : withMask(a, parts[1].strip()));
    }

    /** Whether the address lies in the block. */
    public boolean holds(InetAddress other) {
        byte[] mine = address.getAddress();
        if (prefix == 0 && mine.length == 4 && address.isAnyLocalAddress()) {
            return true;
        }
        byte[] theirs = other.getAddress();
        return mine.length == theirs.length && samePrefix(mine, theirs);
    }

    private boolean samePrefix(byte[] mine, byte[] theirs) {
        int whole = prefix / 8;
        for (int i = 0; i < whole; i++) {
            if (mine[i] != theirs[i]) {
                return false;
            }
        }
        int rest = prefix % 8;
        return rest == 0 || ((mine[whole] ^ theirs[whole]) & 0xff) >> (8 - rest) == 0;
    }

    private static Optional<Cidr> whole(InetAddress address) {
        return Optional.of(new Cidr(address, address.getAddress().length * 8));
    }

    private static Optional<Cidr> withMask(InetAddress address, String mask) {
        int bits = address.getAddress().length * 8;
        Optional<Integer> prefix = mask.matches("\\d{1,3}")
                ? Optional.of(Integer.parseInt(mask))
                : IpAddresses.parse(mask)
                        .filter(m -> m.getAddress().length * 8 == bits)
                        .flatMap(Cidr::leadingOnes);
        return prefix.filter(p -> p <= bits).map(p -> new Cidr(address, p));
    }

    /** The number of ones of a mask such as 255.255.255.0; empty when a one follows a zero. */
    private static Optional<Integer> leadingOnes(InetAddress mask) {
        int ones = 0;
        boolean ended = false;
        for (byte octet : mask.getAddress()) {
            for (int bit = 7; bit >= 0; bit--) {
                boolean one = (octet >> bit & 1) == 1;
                if (one && ended) {
                    return Optional.empty();
                }
                ended |= !one;
                ones += one ? 1 : 0;
            }
        }
        return Optional.of(ones);
    }

    @Override
    public String toString() {
        return IpAddresses.literal(address) + "/" + prefix;
    }
}
