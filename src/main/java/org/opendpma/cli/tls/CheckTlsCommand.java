package org.opendpma.cli.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.opendpma.control.Result;
import org.opendpma.site.Host;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code opendpma tls check HOST:PORT}: what phones would say of a server's certificate. */
@Command(
        name = "check",
        description =
                "Connects to a TLS server, such as our own doors or Asterisk, and says what phones of each generation"
                        + " would say of its certificate and of the versions and ciphers it offers.",
        footer = {
            "",
            "Examples:",
            "  opendpma tls check pbx.example.com:5063",
            "  opendpma tls check --name pbx.example.com 192.0.2.10:8444",
            "",
            "Exit status: 0 every phone is content, 78 some are not, 1 no TLS there."
        })
public final class CheckTlsCommand implements Callable<Integer> {
    private static final int DEFAULT_PORT = 5_063;

    @Option(names = "--name", paramLabel = "HOST", description = "The name that phones call it (default: HOST).")
    private String name = "";

    @Parameters(paramLabel = "HOST:PORT", description = "Where the server is.")
    private String server = "";

    @Override
    public Integer call() throws GeneralSecurityException {
        int colon = server.lastIndexOf(':');
        boolean hasPort = colon > 0 && server.substring(colon + 1).matches("\\d{1,5}");
        var host = Host.parse(hasPort ? server.substring(0, colon) : server);
        int port = hasPort ? Integer.parseInt(server.substring(colon + 1)) : DEFAULT_PORT;
        if (host.isEmpty() || port > 65_535) {
            System.err.println("opendpma: " + server + " is no server; write HOST:PORT");
            return Result.USAGE;
        }
        Host called = Host.parse(name).orElse(host.get());
        try {
            Handshakes seen = Handshakes.with(host.get(), port);
            seen.describe().forEach(System.out::println);
            List<String> complaints = new PhoneComplaints(Clock.systemUTC().instant()).of(seen, called);
            complaints.forEach(System.out::println);
            System.out.println(complaints.isEmpty() ? "Every phone is content." : "");
            return complaints.isEmpty() ? Result.DONE : Result.CONFIG;
        } catch (IOException e) {
            System.err.println("opendpma: no TLS at " + server + ": " + e.getMessage());
            return Result.FAILED;
        }
    }
}
