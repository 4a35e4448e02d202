package org.opendpma.asterisk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.opendpma.asterisk.FakeAmi.Script;
import org.opendpma.site.Host;
import org.opendpma.site.Secret;

/** Lines are read as Asterisk ends them, and never more than is sane. */
class AmiSocketTest {
    private static final int MEGABYTE = 1 << 20;

    @Test
    void linesEndInCarriageReturnAndLineFeed() throws IOException {
        try (var ami = new FakeAmi(peer -> peer.write("a\r\n\r\nb\nc\rd\r\n\u00e9\u20ac\r\nrest"))) {
            AmiSocket socket = connect(ami);
            assertEquals("a", socket.readLine());
            assertEquals("", socket.readLine());
            assertEquals("b\nc\rd", socket.readLine());
            assertEquals("\u00e9\u20ac", socket.readLine());
            assertThrows(EOFException.class, socket::readLine);
            socket.close();
        }
    }

    @Test
    void aLineHasALimit() throws IOException {
        try (var ami = new FakeAmi(endless("x".repeat(MEGABYTE)))) {
            AmiSocket socket = connect(ami);
            assertEquals(
                    "it sent a line of more than 1048576 bytes",
                    assertThrows(IOException.class, socket::readLine).getMessage());
            socket.close();
        }
    }

    /** Whatever the library would put together of them: an answer, or a list of events. */
    @Test
    void linesWithoutAnEndHaveALimitToo() throws IOException {
        try (var ami = new FakeAmi(endless("Output: and so on\r\n".repeat(10_000)))) {
            AmiSocket socket = connect(ami);
            int first = readUntilRefused(socket);
            assertTrue(first > 15 * MEGABYTE && first <= 16 * MEGABYTE, () -> "read: " + first);
            socket.close();
        }
    }

    @Test
    void anActionOfOursBeginsTheCountAnew() throws IOException {
        try (var ami = new FakeAmi(endless("Output: and so on\r\n".repeat(10_000)))) {
            AmiSocket socket = connect(ami);
            for (int i = 0; i < 1_000_000; i++) {
                socket.readLine();
                if (i % 500_000 == 0) {
                    socket.write("Action: Ping\r\n\r\n");
                    socket.flush();
                }
            }
            socket.close();
        }
    }

    private static int readUntilRefused(AmiSocket socket) {
        int bytes = 0;
        try {
            for (; ; ) {
                bytes += socket.readLine().length() + 2;
            }
        } catch (IOException refused) {
            assertEquals("it sent more than 16777216 bytes that nobody asked for", refused.getMessage());
            return bytes;
        }
    }

    private static Script endless(String text) {
        return peer -> {
            for (; ; ) {
                peer.write(text);
            }
        };
    }

    private static AmiSocket connect(FakeAmi ami) throws IOException {
        var login = new AmiLogin(new Host("127.0.0.1"), ami.port(), "opendpma", new Secret("x"));
        Duration usual = Duration.ofSeconds(30);
        return AmiSocket.connect(login, new AmiTimes(usual, usual, usual, usual));
    }
}
