package org.opendpma.bench;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.opendpma.config.AsteriskSettings;
import org.opendpma.config.DaemonConfig;
import org.opendpma.config.DaemonSettings;
import org.opendpma.config.FileEndpoints;
import org.opendpma.config.SiteLoader;
import org.opendpma.exchange.Answer;
import org.opendpma.exchange.Ask;
import org.opendpma.exchange.Exchange;
import org.opendpma.exchange.RefusalLog;
import org.opendpma.exchange.Sessions;
import org.opendpma.render.FileFactCache;
import org.opendpma.render.Reached;
import org.opendpma.render.sangoma.SangomaRenderer;
import org.opendpma.site.SipTransport;
import org.opendpma.site.Site;
import org.opendpma.xml.XmlWriter;

/**
 * How long a site of many phones takes to load, how much memory it holds, and whether it can be loaded anew while phones
 * ask: {@code tests/bench/site}.
 */
public final class LargeSite {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private LargeSite() {}

    /** Arguments: the number of phones, requests a second, seconds. */
    public static void main(String[] args) throws Exception {
        int phones = Integer.parseInt(args[0]);
        int rate = Integer.parseInt(args[1]);
        int seconds = Integer.parseInt(args[2]);
        Path directory = Files.createTempDirectory("opendpma-large");
        SiteFiles.write(directory, phones);
        Path conf = directory.resolve("opendpma.conf");
        // No certificate is needed where no door is opened.
        Files.writeString(conf, Files.readString(conf).replaceAll("(?m)^(tls|certificate|key) = .*$", ""));
        DaemonSettings settings = DaemonConfig.load(conf).result().orElseThrow();
        PrintStream out = System.out;
        var times = new ArrayList<Long>();
        var processors = new ArrayList<Long>();
        var allocations = new ArrayList<Long>();
        long cold = System.nanoTime();
        Site site = load(settings);
        out.printf(Locale.ROOT, "the first load, of a cold program: %d ms%n", (System.nanoTime() - cold) / 1_000_000);
        for (int i = 0; i < 5; i++) {
            long begin = System.nanoTime();
            long processor = processor();
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            site = load(settings);
            times.add((System.nanoTime() - begin) / 1_000_000);
            processors.add((processor() - processor) / 1_000_000);
            allocations.add((THREADS.getCurrentThreadAllocatedBytes() - allocated) / (1024 * 1024));
        }
        out.printf(
                Locale.ROOT,
                "load and build, %d phones: %s ms, of the processor %s ms; allocated %s MB%n",
                phones,
                times,
                processors,
                allocations);
        out.printf(Locale.ROOT, "heap with the site alone: %d MB%n", heap());
        boolean right = serve(settings, site, phones, rate, seconds, out);
        System.exit(right ? 0 : 1);
    }

    private static Site load(DaemonSettings settings) {
        var files = (AsteriskSettings.Files) settings.asterisk();
        return new SiteLoader(CLOCK)
                .load(settings, new FileEndpoints(files.pjsip()), phone -> Optional.empty())
                .result()
                .orElseThrow();
    }

    private static long processor() {
        return THREADS.getCurrentThreadCpuTime();
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (1024 * 1024);
    }

    /** One thread asks at the rate, this one loads; every answer must hold its own phone's password and no other's. */
    private static boolean serve(
            DaemonSettings settings, Site first, int phones, int rate, int seconds, PrintStream out)
            throws InterruptedException, IOException {
        var current = new AtomicReference<>(first);
        var exchange = new Exchange(
                new Sessions(20_000, List.of(), change -> {}),
                new SangomaRenderer(new FileFactCache(), Clock.systemUTC()),
                new RefusalLog(CLOCK),
                CLOCK);
        Map<SipTransport, Integer> doors = new EnumMap<>(SipTransport.class);
        doors.put(SipTransport.TCP, 5_062);
        var reached = new Reached(SipTransport.TCP, InetAddress.getLoopbackAddress(), doors);
        var wrong = new AtomicLong();
        int total = rate * seconds;
        long[] took = new long[total];
        var asking = new Thread(() -> {
            long begin = System.nanoTime();
            for (int i = 0; i < total; i++) {
                long due = begin + i * 1_000_000_000L / rate;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                var id = new PhoneId((int) (i * 7_919L % phones));
                var ask = new Ask(
                        "opendpma.phone.getConfig",
                        Map.of("mac", id.mac(), "model", "D65"),
                        InetAddress.getLoopbackAddress(),
                        reached,
                        Integer.MAX_VALUE,
                        false);
                Answer answer = exchange.answer(ask, Objects.requireNonNull(current.get()));
                took[i] = System.nanoTime() - due;
                if (!isRight(answer, id)) {
                    wrong.incrementAndGet();
                }
            }
        });
        asking.start();
        var reloads = new ArrayList<Long>();
        while (asking.isAlive()) {
            long begin = System.nanoTime();
            current.set(load(settings));
            reloads.add((System.nanoTime() - begin) / 1_000_000);
            Thread.sleep(500);
        }
        asking.join();
        Arrays.sort(took);
        out.printf(
                Locale.ROOT,
                "%d answers at %d/s while loading %d times: %d wrong; late p50 %.1f ms, p99 %.1f ms, most %.1f ms%n",
                total,
                rate,
                reloads.size(),
                wrong.get(),
                took[total / 2] / 1e6,
                took[total * 99 / 100] / 1e6,
                took[total - 1] / 1e6);
        out.printf(Locale.ROOT, "each load meanwhile: %s ms%n", reloads);
        return wrong.get() == 0;
    }

    private static boolean isRight(Answer answer, PhoneId id) {
        if (!(answer instanceof Answer.Answered answered)) {
            return false;
        }
        String xml = new String(XmlWriter.fragment(answered.result()), StandardCharsets.UTF_8);
        List<String> passwords = Arrays.stream(xml.split("password=\"", -1))
                .skip(1)
                .map(p -> p.substring(0, p.indexOf('"')))
                .filter(p -> !p.isEmpty())
                .toList();
        return passwords.equals(id.lines().stream().map(PhoneId.Line::password).toList());
    }
}
