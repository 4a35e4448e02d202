package org.opendpma.bench;

import java.util.Arrays;

/** Times, kept one by one. Confined to one thread. */
final class Latencies {
    private long[] nanos = new long[65_536];
    private int count;

    void add(long time) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = time;
    }

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    /**
     * A quantile.
     *
     * @param share between 0 and 1
     * @return milliseconds; 0 when nothing was kept
     */
    double millis(double share) {
        if (count == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, (long) Math.floor(share * count))] / 1e6;
    }
}
