package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendpma.http.TraversalTest;

/** What no decent client sends, over raw sockets: every way out of the directory, and a million guessed names. */
class HttpWireIT {
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int GUESSES = Integer.getInteger("opendpma.guesses", 1_000_000);
    private static final int GUESSES_PER_ADDRESS = 10;
    private static final int GUESSERS = 4;
    /** What is guessed before the memory is measured comes from other addresses. */
    private static final int FIRST_ADDRESSES = 4_000_000;

    private static final long MOST_GROWN_KB = 150_000;

    @TempDir
    private Path directory = Path.of("");

    @Test
    void noFormLeadsOutOfTheDirectory() throws Exception {
        WebSite site = new WebSite(directory);
        Path served = directory.resolve("files");
        Files.createDirectories(served.resolve("sub"));
        Files.writeString(served.resolve("contacts.xml"), "<phonebooks/>");
        Files.writeString(served.resolve(".hidden"), "tell-nobody");
        Files.writeString(directory.resolve("secret"), "tell-nobody");
        Files.createSymbolicLink(served.resolve("out"), directory.resolve("secret"));
        Files.createSymbolicLink(served.resolve("outside"), directory);
        try (RealDaemon daemon = site.start()) {
            assertTrue(get(daemon, 0, "/files/contacts.xml").startsWith("HTTP/1.1 200"), "what is there is found");
            List<String> forms = TraversalTest.forms();
            assertTrue(forms.size() >= 200, forms.size() + " forms");
            var seen = new TreeMap<String, Integer>();
            int n = 0;
            for (String form : forms) {
                for (String before : List.of("/files/", "/firmware/", "/", "http://127.0.0.1/files/")) {
                    String answer = get(daemon, ++n, before + form);
                    assertFalse(
                            answer.contains("tell-nobody") || answer.contains("root:"), before + form + ":\n" + answer);
                    assertFalse(answer.startsWith("HTTP/1.1 2") && !inside(form), before + form + ":\n" + answer);
                    seen.merge(answer.split("\r\n", 2)[0], 1, Integer::sum);
                }
            }
            assertTrue(seen.keySet().stream().allMatch(s -> s.matches("HTTP/1.1 40[04] .*")), seen.toString());
        }
    }

    /** Which of the forms are names below the directory after all: none. */
    private static boolean inside(String form) {
        return form.equals("contacts.xml");
    }

    /** From a source of its own each time: who asks so much is shut out, which is another test's. */
    private static String get(RealDaemon daemon, int n, String target) throws IOException {
        try (Socket socket = from(daemon, n)) {
            String request = "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            var answer = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(answer);
            } catch (SocketException reset) {
                // What was answered before is what counts.
                assertTrue(answer.size() > 0, target);
            }
            return answer.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private static Socket from(RealDaemon daemon, int n) throws IOException {
        var socket = new Socket();
        byte[] address = {127, (byte) (1 + (n >> 16)), (byte) (n >> 8), (byte) n};
        socket.bind(new InetSocketAddress(InetAddress.getByAddress(address), 0));
        socket.connect(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), daemon.port("http")));
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    /** Ten from each address, so that every one of them is really looked up. */
    @Test
    void aMillionGuessedNamesFindNothingAndCostLittle() throws Exception {
        try (RealDaemon daemon = new WebSite(directory).start()) {
            guess(daemon, 1_000, FIRST_ADDRESSES, new ConcurrentHashMap<>());
            long before = residentKilobytes(daemon);
            var statuses = new ConcurrentHashMap<String, AtomicInteger>();
            guess(daemon, GUESSES, 0, statuses);
            long after = residentKilobytes(daemon);
            String seen = statuses.entrySet().stream()
                    .map(e -> e.getKey() + ": " + e.getValue())
                    .collect(Collectors.joining(", "));
            System.out.println(
                    GUESSES + " guesses: " + seen + "; resident " + before + " kB before, " + after + " kB after");
            assertEquals(Map.of("404", GUESSES).toString(), "{" + seen.replace(": ", "=") + "}");
            assertTrue(after - before < MOST_GROWN_KB, before + " kB before, " + after + " kB after");
            Curl.Got good = new Curl(directory)
                    .get("http://127.0.0.1:" + daemon.port("http") + "/000fd3aabbcc.cfg", "--interface", "127.250.0.1");
            assertEquals(200, good.status());
            long refusals = daemon.log()
                    .lines()
                    .filter(l -> l.contains("opendpma refused"))
                    .count();
            assertTrue(refusals < 60_000, refusals + " lines in the log");
        }
    }

    private static void guess(RealDaemon daemon, int guesses, int from, Map<String, AtomicInteger> statuses)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(GUESSERS);
        try {
            var turn = new AtomicInteger();
            var all = new ArrayList<Future<Integer>>();
            Callable<Integer> guesser = () -> {
                int done = 0;
                for (int n = turn.getAndIncrement(); n < guesses / GUESSES_PER_ADDRESS; n = turn.getAndIncrement()) {
                    done += guessFromOneAddress(daemon, from + n, statuses);
                }
                return done;
            };
            for (int i = 0; i < GUESSERS; i++) {
                all.add(threads.submit(guesser));
            }
            int done = 0;
            for (Future<Integer> each : all) {
                done += each.get(15, TimeUnit.MINUTES);
            }
            assertEquals(guesses, done);
        } finally {
            threads.shutdownNow();
        }
    }

    private static int guessFromOneAddress(RealDaemon daemon, int n, Map<String, AtomicInteger> statuses)
            throws IOException {
        var requests = new StringBuilder();
        for (int i = 0; i < GUESSES_PER_ADDRESS; i++) {
            requests.append(String.format(
                    "GET /%012x.cfg HTTP/1.1\r\nHost: pbx\r\nUser-Agent: Digium D65 2_9_19\r\n%s\r\n",
                    0x0010_0000_0000L + (long) n * GUESSES_PER_ADDRESS + i,
                    i == GUESSES_PER_ADDRESS - 1 ? "Connection: close\r\n" : ""));
        }
        try (Socket socket = from(daemon, n)) {
            socket.getOutputStream().write(requests.toString().getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String answers = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            int count = 0;
            for (String line : answers.split("\r\n", -1)) {
                if (line.startsWith("HTTP/1.1 ")) {
                    statuses.computeIfAbsent(line.substring(9, 12), s -> new AtomicInteger())
                            .incrementAndGet();
                    count++;
                }
            }
            return count;
        }
    }

    private static long residentKilobytes(RealDaemon daemon) throws IOException {
        long pid = daemon.process()
                .descendants()
                .map(ProcessHandle::pid)
                .findFirst()
                .orElse(daemon.process().pid());
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(l -> l.startsWith("VmRSS:"))
                .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
