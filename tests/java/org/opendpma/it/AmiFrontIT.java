package org.opendpma.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.action.CommandAction;
import org.asteriskjava.manager.action.ModuleCheckAction;
import org.asteriskjava.manager.action.PJSipShowEndpointsAction;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.response.CommandResponse;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.opendpma.sip.Phone;
import org.opendpma.sip.Wire;

/** Programs at the AMI front, beside a real Asterisk: they see an Asterisk with DPMA loaded, and nothing else changed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AmiFrontIT {
    private static final Pattern PORT = Pattern.compile("AMI front: open at port (\\d+)");
    private static final int CLIENTS = 50;
    private static final String PHONES = """
            [general]
            config_auth=mac
            [anna]
            type=phone
            mac=000fd3aabbcc
            line=1000
            [1000]
            type=line
            """;

    private final RealAsterisk asterisk;
    private final RealDaemon daemon;
    private final int front;

    AmiFrontIT(@TempDir Path directory) throws IOException, InterruptedException {
        asterisk = RealAsterisk.launch();
        Files.writeString(
                asterisk.etc().resolve("manager_extra.conf"),
                "[limited]\nsecret = limited\nread = system\nwrite = system,originate\n");
        asterisk.cli("manager reload");
        daemon = start(new DaemonDirectory(directory)
                .ami(asterisk)
                .admin("ami_front", "127.0.0.1:0")
                .phones(PHONES)
                .ready());
        Matcher port = PORT.matcher(daemon.log());
        assertTrue(port.find(), daemon::log);
        front = Integer.parseInt(port.group(1));
    }

    /** Nobody closes what a constructor leaves behind. */
    private RealDaemon start(Path files) throws InterruptedException {
        try {
            return RealDaemon.start(files);
        } catch (AssertionError e) {
            asterisk.close();
            throw e;
        }
    }

    @AfterAll
    void stop() {
        daemon.close();
        asterisk.close();
    }

    private RawAmi login() throws IOException {
        return RawAmi.login(front, asterisk.amiUser(), asterisk.amiSecret());
    }

    @Test
    void aSecondClientHasItsWholeSessionThroughTheFront() throws Exception {
        var client = new DefaultManagerConnection("127.0.0.1", front, asterisk.amiUser(), asterisk.amiSecret());
        client.login();
        try {
            assertEquals("Success", client.sendAction(new PingAction()).getResponse());
            assertEquals(
                    5,
                    client.sendEventGeneratingAction(new PJSipShowEndpointsAction()).getEvents().stream()
                            .filter(e -> e.getClass().getSimpleName().equals("EndpointList"))
                            .count());
            ManagerResponse phones = client.sendAction(new CommandAction("digium_phones show phones"));
            assertEquals(
                    List.of("---- Digium Phones ----", "anna", "---- 1 Phones Found ----"),
                    assertInstanceOf(CommandResponse.class, phones).getResult());
            assertEquals(
                    "Success",
                    client.sendAction(new ModuleCheckAction("res_digium_phone")).getResponse());
            assertInstanceOf(ManagerError.class, client.sendAction(new ModuleCheckAction("res_nosuch")));
        } finally {
            client.logoff();
        }
    }

    @Test
    void asteriskWithDpmaLoaded() throws IOException {
        try (RawAmi ami = login()) {
            assertEquals(
                    List.of("Response: Success", "ActionID: 7", "Version: "),
                    ami.action("ModuleCheck", "ActionID: 7", "Module: res_digium_phone.so"));
            assertEquals("Response: Success", ami.action("DPMALicenseStatus").get(0));
            assertTrue(command(ami, "module show like res_digium_phone").contains("Output: 1 modules loaded"));
            assertTrue(command(ami, "module reload res_digium_phone.so")
                    .contains("Output: Module 'res_digium_phone.so' reloaded successfully."));
            assertEquals(
                    List.of("Response: Success", "ActionID: x", "Message: Module Reloaded"),
                    ami.action("Reload", "ActionID: x", "Module: res_digium_phone"));
            assertTrue(command(ami, "digium_phones show version").get(2).contains("Output: OpenDPMA Version 22."));
            assertEquals(
                    "Response: Error", command(ami, "digium_phones nonsense").get(0));
            // What is nearly ours is Asterisk's.
            assertTrue(command(ami, "digium_phonesX").toString().contains("No such command"));
        }
    }

    private static List<String> command(RawAmi ami, String line) throws IOException {
        return ami.action("Command", "Command: " + line);
    }

    @Test
    void everythingElseIsAsterisksByteForByte() throws IOException {
        List<List<String>> actions = List.of(
                List.of("ListCommands", "ActionID: a"),
                List.of("Command", "Command: core show applications", "ActionID: b"),
                List.of("Command", "Command: core show functions"),
                List.of("Command", "Command: nosuch"),
                List.of("GetConfig", "Filename: pjsip.conf"),
                List.of("NoSuchAction", "ActionID: ä", "Odd line without colon"),
                List.of("Getvar", "Variable: " + "x".repeat(2_000)),
                List.of("ModuleCheck", "Module: res_pjsip"));
        try (RawAmi direct = asterisk.ami();
                RawAmi through = login()) {
            for (List<String> action : actions) {
                String[] headers = action.subList(1, action.size()).toArray(new String[0]);
                List<byte[]> expected = direct.bytes(action.get(0), headers);
                List<byte[]> seen = through.bytes(action.get(0), headers);
                assertEquals(expected.size(), seen.size(), action::toString);
                for (int i = 0; i < expected.size(); i++) {
                    assertArrayEquals(expected.get(i), seen.get(i), RawAmi.text(expected.get(i)));
                }
            }
        }
    }

    @Test
    void loginFailuresAreAsterisksOwn() throws IOException {
        String[] logins = {
            "Action: Login\r\nUsername: opendpma\r\nSecret: wrong\r\n\r\n",
            "Action: Login\r\nUsername: nobody\r\nSecret: wrong\r\nActionID: 9\r\n\r\n"
        };
        for (String login : logins) {
            assertEquals(said(asterisk.amiPort(), login), said(front, login));
        }
    }

    /** Everything that comes until the other side closes. */
    private static String said(int port, String sent) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void nobodyMayMoreThanAsteriskAllows() throws IOException {
        try (RawAmi ami = RawAmi.login(front, "limited", "limited")) {
            assertEquals(
                    List.of("Response: Error", "ActionID: 1", "Message: Permission denied"),
                    ami.action("Command", "ActionID: 1", "Command: digium_phones reload"));
            assertEquals(
                    "Response: Success",
                    ami.action("ModuleCheck", "Module: res_digium_phone").get(0));
        }
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), front)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write("Action: Command\r\nCommand: digium_phones show phones\r\n\r\n"
                            .getBytes(StandardCharsets.UTF_8));
            String greeted = read(socket, "\r\n\r\n");
            assertTrue(greeted.endsWith("Response: Error\r\nMessage: Permission denied\r\n\r\n"), greeted);
        }
    }

    private static String read(Socket socket, String end) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            int b = socket.getInputStream().read();
            if (b < 0) {
                throw new IOException("closed after: " + text);
            }
            text.append((char) b);
        }
        return text.toString();
    }

    @Test
    void anApplicationOfAPhoneReachesItsProgramAndBack() throws Exception {
        try (RawAmi program = login();
                Wire wire = Wire.over(new Socket(InetAddress.getLoopbackAddress(), daemon.port("tcp")))) {
            assertEquals(
                    "Response: Error",
                    program.action("DPMAMessageSend", "Method: x.y", "PhoneName: nobody", "Message: {}")
                            .get(0));
            assertEquals(
                    "Response: Success",
                    program.action("DPMAMessageRegister", "Method: test.hello").get(0));
            Phone.ask(wire, "TCP", Phone.body("000fd3aabbcc"));

            var answer = CompletableFuture.supplyAsync(() -> hello(wire));
            List<String> event = program.message().stream().map(RawAmi::text).toList();
            assertTrue(
                    event.containsAll(List.of(
                            "Event: DPMAMessage",
                            "Privilege: agent,all",
                            "Method: test.hello",
                            "Format: JSON",
                            "PhoneName: anna")),
                    event::toString);
            assertTrue(event.toString().contains("\"name\":\"world\""), event::toString);
            String id = event.stream()
                    .filter(l -> l.startsWith("RequestID: "))
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    "Response: Error",
                    program.action("DPMAMessageResponse", "RequestID: 0", "Response: {}")
                            .get(0));
            assertEquals(
                    "Response: Success",
                    program.action("DPMAMessageResponse", id, "Format: JSON", "Response: {\"say\":\"hello <world>\"}")
                            .get(0));
            assertTrue(answer.join().contains("<result format=\"JSON\">{\"say\":\"hello &lt;world"), answer::join);

            var push = CompletableFuture.supplyAsync(() -> pushed(wire));
            assertEquals(
                    "Response: Success",
                    program.action("DPMAMessageSend", "Method: test.bell", "PhoneName: anna", "Message: {\"a\":1}")
                            .get(0));
            assertTrue(push.join().contains("<event name=\"test.bell\" format=\"JSON\">{\"a\":1}</event>"), push::join);
        }
    }

    private static String hello(Wire wire) {
        try {
            return Phone.ask(
                    wire,
                    "TCP",
                    "<request method=\"test.hello\" id=\"9\"><parameters><mac>000fd3aabbcc</mac><name>world</name>"
                            + "</parameters></request>");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String pushed(Wire wire) {
        try {
            String message = wire.expect(15_000);
            wire.send(Phone.ok(message));
            return message;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void actionsAreAnsweredInTheirOrder() throws IOException {
        try (RawAmi ami = login()) {
            ami.send("Command", "Command: digium_phones show phones", "ActionID: 1");
            ami.send("Ping", "ActionID: 2");
            ami.send("Command", "Command: digium_phones show version", "ActionID: 3");
            ami.send("Logoff", "ActionID: 4");
            for (String id : List.of("1", "2", "3", "4")) {
                List<String> answer = ami.message().stream().map(RawAmi::text).toList();
                assertTrue(answer.contains("ActionID: " + id), answer::toString);
            }
        }
    }

    @Test
    void fiftyClientsAtOnce() {
        var pool = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<CompletableFuture<Integer>> all = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> CompletableFuture.supplyAsync(this::work, pool))
                    .toList();
            assertEquals(
                    CLIENTS * 10, all.stream().mapToInt(CompletableFuture::join).sum());
        } finally {
            pool.shutdownNow();
        }
    }

    private int work() {
        try (RawAmi ami = login()) {
            int right = 0;
            for (int i = 0; i < 10; i++) {
                right += command(ami, "digium_phones show phones").contains("Output: anna")
                                && ami.action("Ping", "ActionID: p" + i).contains("ActionID: p" + i)
                        ? 1
                        : 0;
            }
            return right;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoDoesNotReadIsCutOffAndHarmsNobody() throws Exception {
        try (RawAmi slow = login();
                RawAmi other = login()) {
            var sent = new ArrayList<IOException>();
            Thread flood = new Thread(() -> {
                try {
                    while (true) {
                        slow.send("Command", "Command: core show applications");
                    }
                } catch (IOException cut) {
                    sent.add(cut);
                }
            });
            flood.start();
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (flood.isAlive() && System.nanoTime() < end) {
                assertEquals("Response: Success", other.action("Ping").get(0));
                assertTrue(command(other, "digium_phones show phones").contains("Output: anna"));
                flood.join(100);
            }
            assertEquals(1, sent.size());
            assertThrows(IOException.class, () -> {
                while (true) {
                    slow.message();
                }
            });
        }
        daemon.awaitLog(Duration.ofSeconds(20), "does not read what it asked for and is cut off");
        assertTrue(asterisk.cli("core show version").contains("Asterisk"));
    }
}
