package org.opendpma.bench;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** All phones are switched on within one second, and each asks three times. Confined to the event loop. */
final class Storm {
    private static final List<Ask> BOOT = List.of(Ask.LIST, Ask.CONFIG, Ask.CONFIG);

    private final Net net;
    private final List<PlayedPhone> phones;
    private final CountDownLatch undone;
    private final Latencies finished = new Latencies();
    private long began;

    Storm(Net net, List<PlayedPhone> phones) {
        this.net = net;
        this.phones = phones;
        this.undone = new CountDownLatch(phones.size());
    }

    /**
     * Runs it; not on the event loop.
     *
     * @return false when phones were still busy at the end of the given time
     */
    boolean run(int longestSeconds) throws InterruptedException {
        began = System.nanoTime();
        for (int i = 0; i < phones.size(); i++) {
            PlayedPhone phone = phones.get(i);
            long micros = 1_000_000L * i / phones.size();
            net.loop().schedule(() -> ask(phone, 0), micros, TimeUnit.MICROSECONDS);
        }
        return undone.await(longestSeconds, TimeUnit.SECONDS);
    }

    private void ask(PlayedPhone phone, int step) {
        if (step == BOOT.size()) {
            finished.add(System.nanoTime() - began);
            undone.countDown();
        } else {
            phone.ask(BOOT.get(step), () -> ask(phone, step + 1));
        }
    }

    /** When phones were done, counted from the first that was switched on. */
    Latencies finished() {
        return finished;
    }
}
