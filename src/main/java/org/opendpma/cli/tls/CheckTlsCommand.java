package org.opendpma.cli.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.opendpma.cli.ConfigOption;
import org.opendpma.config.DaemonConfig;
import org.opendpma.config.ModelFile;
import org.opendpma.control.Result;
import org.opendpma.site.Host;
import org.opendpma.site.RootCertificate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "  opendpma tls check --ca ca.crt 127.0.0.1:8444",
            "",
            "Exit status: 0 every phone is content, 78 some are not, 1 no TLS there."
        })
public final class CheckTlsCommand implements Callable<Integer> {
    private static final int DEFAULT_PORT = 5_063;

    @Option(names = "--name", paramLabel = "HOST", description = "The name that phones call it (default: HOST).")
    private String name = "";

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description =
                    "Root certificates that phones are given (default: those that ca= of the configuration names).")
    private Optional<Path> ca = Optional.empty();

    @Mixin
    private ConfigOption config = new ConfigOption();

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
        Optional<Authorities> given = given();
        if (given.isEmpty()) {
            return Result.USAGE;
        }
        try {
            return report(Handshakes.with(host.get(), port), Host.parse(name).orElse(host.get()), given.get());
        } catch (IOException e) {
            System.err.println("opendpma: no TLS at " + server + ": " + e.getMessage());
            return Result.FAILED;
        }
    }

    private static int report(Handshakes seen, Host called, Authorities given) throws GeneralSecurityException {
        seen.describe().forEach(System.out::println);
        var judge = new PhoneComplaints(Clock.systemUTC().instant(), Authorities.known(), given);
        List<Complaint> complaints = judge.of(seen, called);
        complaints.forEach(System.out::println);
        judge.notes().forEach(System.out::println);
        seen.weaknesses().forEach(System.out::println);
        System.out.println();
        List<Generation> generations = Generation.of(ModelFile.read());
        generations.stream().map(g -> g.verdict(complaints)).forEach(System.out::println);
        boolean content = generations.stream().allMatch(g -> g.isContent(complaints));
        System.out.println(content ? "Every phone is content." : "opendpma tls explain says what the numbers mean.");
        return content ? Result.DONE : Result.CONFIG;
    }

    /** What phones are given to trust; empty, with a message, when a file that was named cannot be read. */
    private Optional<Authorities> given() {
        try {
            if (ca.isPresent()) {
                try (InputStream in = Files.newInputStream(ca.get())) {
                    return Optional.of(authorities(in));
                }
            }
            if (!Files.isReadable(config.path())) {
                return Optional.of(new Authorities(List.of()));
            }
            var roots = new ArrayList<X509Certificate>();
            for (RootCertificate root : DaemonConfig.authorities(config.path())) {
                byte[] der = Base64.getDecoder().decode(root.base64());
                roots.addAll(authorities(new ByteArrayInputStream(der)).roots());
            }
            return Optional.of(new Authorities(roots));
        } catch (IOException | CertificateException e) {
            System.err.println("opendpma: " + ca.orElse(config.path()) + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Authorities authorities(InputStream in) throws CertificateException {
        return new Authorities(CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                .map(X509Certificate.class::cast)
                .toList());
    }
}
