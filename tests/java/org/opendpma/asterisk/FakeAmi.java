package org.opendpma.asterisk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A manager interface that fails in ways that a real Asterisk cannot be made to fail: each connection follows the next of
 * its scripts, the last one for ever.
 */
final class FakeAmi implements AutoCloseable {
    private static final String BANNER = "Asterisk Call Manager/9.0.0\r\n";

    private final ServerSocket server;
    private final List<Script> scripts;
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** What one connection is told. */
    interface Script {
        void play(Peer peer) throws IOException;
    }

    FakeAmi(Script... scripts) throws IOException {
        this.scripts = List.of(scripts);
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many connections there have been. */
    int connections() {
        return connections.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                int number = connections.getAndIncrement();
                thread(() -> play(client, scripts.get(Math.min(number, scripts.size() - 1))));
            } catch (IOException closing) {
                return;
            }
        }
    }

    private static void play(Socket client, Script script) {
        try (client) {
            script.play(new Peer(client));
        } catch (IOException gone) {
            // The session has had enough of it.
        }
    }

    private static void thread(Runnable task) {
        var thread = new Thread(task, "fake-ami");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket client : open) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One connection. */
    static final class Peer {
        private final BufferedReader in;
        private final OutputStream out;

        private Peer(Socket socket) throws IOException {
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            out = socket.getOutputStream();
        }

        void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        /** The next action, names in lower case; ends the script when the session is gone. */
        Map<String, String> action() throws IOException {
            var action = new LinkedHashMap<String, String>();
            for (String line = in.readLine(); line == null || !line.isEmpty(); line = in.readLine()) {
                if (line == null) {
                    throw new IOException("gone");
                }
                String[] parts = line.split(": ", 2);
                action.put(parts[0].toLowerCase(Locale.ROOT), parts.length == 2 ? parts[1] : "");
            }
            return action;
        }

        /** Answers an action: headers as lines. */
        void answer(Map<String, String> action, String... headers) throws IOException {
            write("Response: Success\r\nActionID: " + id(action) + "\r\n" + lines(headers) + "\r\n");
        }

        void refuse(Map<String, String> action, String message) throws IOException {
            write("Response: Error\r\nActionID: " + id(action) + "\r\nMessage: " + message + "\r\n\r\n");
        }

        void event(Map<String, String> action, String name, String... headers) throws IOException {
            write("Event: " + name + "\r\nActionID: " + id(action) + "\r\n" + lines(headers) + "\r\n");
        }

        private static String id(Map<String, String> action) {
            return action.getOrDefault("actionid", "");
        }

        private static String lines(String... headers) {
            return headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        }

        /** Banner, challenge, login, version: as Asterisk does it. */
        void login() throws IOException {
            write(BANNER);
            answer(action(), "Challenge: 123456789");
            answer(action(), "Message: Authentication accepted");
            settings(action());
        }

        void settings(Map<String, String> action) throws IOException {
            answer(action, "AsteriskVersion: 22.1.0");
        }

        /** Waits until the session ends the connection. */
        void silence() throws IOException {
            for (; ; ) {
                action();
            }
        }

        /** Everything right from here on: the endpoint 1000 and no other. */
        void asterisk() throws IOException {
            for (; ; ) {
                Map<String, String> action = action();
                switch (action.getOrDefault("action", "")) {
                    case "PJSIPShowEndpoint" -> endpoint(action);
                    case "CoreSettings" -> settings(action);
                    case "GetConfig" ->
                        answer(
                                action,
                                "Category-000000: transport-tls",
                                "Line-000000-000000: type=transport",
                                "Line-000000-000001: protocol=tls",
                                "Line-000000-000002: bind=0.0.0.0:5061");
                    default -> answer(action);
                }
            }
        }

        private void endpoint(Map<String, String> action) throws IOException {
            if (!"1000".equals(action.get("endpoint"))) {
                refuse(action, "Unable to retrieve endpoint " + action.get("endpoint"));
                return;
            }
            answer(action, "EventList: start");
            event(action, "EndpointDetail", "ObjectType: endpoint", "ObjectName: 1000", "Auth: 1000");
            event(action, "AuthDetail", "ObjectType: auth", "ObjectName: 1000", "Username: ada", "Password: sesame");
            event(action, "EndpointDetailComplete", "EventList: Complete", "ListItems: 2");
        }
    }
}
