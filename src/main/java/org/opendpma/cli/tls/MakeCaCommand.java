package org.opendpma.cli.tls;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.opendpma.control.Result;
import org.opendpma.site.Host;
import org.opendpma.site.IpAddresses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code opendpma tls make-ca}: an authority and a server certificate for a test or a closed site, made with openssl. */
@Command(
        name = "make-ca",
        description =
                "Makes an authority (ca.crt, ca.key) and a certificate for a server (server.crt, server.key) that phones"
                        + " accept once they have the authority (ca= in [general]). It needs openssl. Files that are there are kept.",
        footer = {
            "",
            "Examples:",
            "  opendpma tls make-ca --directory /etc/opendpma pbx.example.com 192.0.2.10",
            "  opendpma tls make-ca --crl http://pbx.example.com/ca.crl pbx.example.com"
        })
public final class MakeCaCommand implements Callable<Integer> {
    private static final int WAIT_SECONDS = 60;

    @Option(names = "--directory", paramLabel = "DIR", description = "Where the files go (default: here).")
    private Path directory = Path.of(".");

    @Option(
            names = "--crl",
            paramLabel = "URL",
            description =
                    "Put this URL of a list of revoked certificates into the server's, and make the list (ca.crl, empty,"
                            + " for a year), which you serve there. Without it the certificate names none.")
    private Optional<URI> crl = Optional.empty();

    @Parameters(arity = "1..*", paramLabel = "NAME", description = "The names and addresses that phones call.")
    private List<String> names = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        for (String name : names) {
            if (Host.parse(name).isEmpty()) {
                System.err.println("opendpma: " + name + " is neither a host name nor an address");
                return Result.USAGE;
            }
        }
        Files.createDirectories(directory);
        if (!Files.exists(directory.resolve("ca.key"))) {
            openssl(
                    "req",
                    "-x509",
                    "-newkey",
                    "rsa:3072",
                    "-nodes",
                    "-days",
                    "3650",
                    "-subj",
                    "/CN=OpenDPMA phones",
                    "-addext",
                    "keyUsage=critical,keyCertSign,cRLSign",
                    "-keyout",
                    "ca.key",
                    "-out",
                    "ca.crt");
        }
        if (Files.exists(directory.resolve("server.key"))) {
            System.err.println(
                    "opendpma: " + directory.resolve("server.key") + " is there already and is kept; remove it first");
            return Result.FAILED;
        }
        Path extensions = Files.createTempFile(directory, "extensions", ".cnf");
        try {
            Files.writeString(
                    extensions,
                    "subjectAltName=" + alternatives() + "\nextendedKeyUsage=serverAuth\n"
                            + "basicConstraints=CA:FALSE\nkeyUsage=digitalSignature,keyEncipherment\n"
                            + crl.map(url -> "crlDistributionPoints=URI:" + url.toASCIIString() + "\n")
                                    .orElse(""));
            openssl(
                    "req",
                    "-newkey",
                    "rsa:2048",
                    "-nodes",
                    "-subj",
                    "/CN=" + names.get(0),
                    "-keyout",
                    "server.key",
                    "-out",
                    "server.csr");
            openssl(
                    "x509",
                    "-req",
                    "-in",
                    "server.csr",
                    "-CA",
                    "ca.crt",
                    "-CAkey",
                    "ca.key",
                    "-CAcreateserial",
                    "-days",
                    "825",
                    "-sha256",
                    "-extfile",
                    extensions.getFileName().toString(),
                    "-out",
                    "server.crt");
        } finally {
            Files.deleteIfExists(extensions);
            Files.deleteIfExists(directory.resolve("server.csr"));
        }
        if (crl.isPresent()) {
            makeList();
        }
        System.out.printf(
                "[general]%nca = %1$s/ca.crt%n%n[sip]%ncertificate = %1$s/server.crt%nkey = %1$s/server.key%n",
                directory.toAbsolutePath().normalize());
        return Result.DONE;
    }

    /** With a directory of openssl's own for the moment: it has no other way. */
    private void makeList() throws IOException, InterruptedException {
        Path index = Files.createTempFile(directory, "index", ".txt");
        Path settings = Files.createTempFile(directory, "list", ".cnf");
        try {
            Files.writeString(
                    settings, "[ca]\ndefault_ca=own\n[own]\ndatabase=" + index.getFileName() + "\ndefault_md=sha256\n");
            openssl(
                    "ca",
                    "-gencrl",
                    "-config",
                    settings.getFileName().toString(),
                    "-cert",
                    "ca.crt",
                    "-keyfile",
                    "ca.key",
                    "-crldays",
                    "365",
                    "-out",
                    "ca.crl");
        } finally {
            Files.deleteIfExists(settings);
            Files.deleteIfExists(index);
            Files.deleteIfExists(index.resolveSibling(index.getFileName() + ".attr"));
        }
    }

    private String alternatives() {
        return names.stream()
                .map(n -> (IpAddresses.parse(n).isPresent() ? "IP:" : "DNS:") + n.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }

    private void openssl(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile(directory, "openssl", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("openssl " + arguments[0] + " failed: "
                        + Files.readString(log).strip());
            }
        } finally {
            Files.deleteIfExists(log);
        }
    }
}
