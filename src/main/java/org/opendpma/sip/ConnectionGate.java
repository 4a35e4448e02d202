package org.opendpma.sip;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/** Counts connections, in all and per address. Any thread; holds no more entries than there are connections. */
final class ConnectionGate {
    private final int most;
    private final int mostPerAddress;
    private final Map<InetAddress, Integer> perAddress = new HashMap<>();
    private int all;

    ConnectionGate(int most, int mostPerAddress) {
        this.most = most;
        this.mostPerAddress = mostPerAddress;
    }

    /** Takes a place; false when there is none. */
    synchronized boolean enter(InetAddress address) {
        int mine = perAddress.getOrDefault(address, 0);
        if (all >= most || mine >= mostPerAddress) {
            return false;
        }
        all++;
        perAddress.put(address, mine + 1);
        return true;
    }

    synchronized void leave(InetAddress address) {
        all--;
        perAddress.computeIfPresent(address, (a, n) -> n <= 1 ? null : n - 1);
    }

    synchronized int size() {
        return all;
    }
}
