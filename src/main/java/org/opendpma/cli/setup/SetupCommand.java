package org.opendpma.cli.setup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.opendpma.cli.CheckCommand;
import org.opendpma.config.DaemonConfig;
import org.opendpma.control.ControlClient;
import org.opendpma.control.Result;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code opendpma setup}: makes what is needed beside an Asterisk, after showing all of it. */
@Command(
        name = "setup",
        description = "Makes an AMI user for OpenDPMA, writes its secret into opendpma.conf, puts the commands"
                + " \"digium_phones\" into Asterisk's CLI, checks everything and starts the service. Nothing is changed"
                + " before the whole plan was shown.",
        footer = {
            "",
            "Examples:",
            "  opendpma setup",
            "  opendpma setup --dry-run",
            "  opendpma setup --yes --tls pbx.example.com,192.0.2.10          (in scripts)",
            "  opendpma setup --undo                    takes out exactly what it put in",
            "",
            "Exit status: 0 done, 1 failed or not wanted, 78 wrong configuration."
        })
public final class SetupCommand implements Callable<Integer> {
    @Option(
            names = "--asterisk",
            paramLabel = "DIR",
            description = "Asterisk's configuration (default: /etc/asterisk, or else /usr/local/etc/asterisk).")
    private Optional<Path> asterisk = Optional.empty();

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "/etc/opendpma/opendpma.conf",
            description = "The daemon's configuration (default: ${DEFAULT-VALUE}).")
    private Path config = Path.of("/etc/opendpma/opendpma.conf");

    @Option(
            names = "--snippets",
            paramLabel = "DIR",
            defaultValue = "/usr/share/opendpma/asterisk",
            description = "What is put into Asterisk's files (default: ${DEFAULT-VALUE}).")
    private Path snippets = Path.of("/usr/share/opendpma/asterisk");

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description =
                    "Where it is remembered for --undo (default: setup.record beside the daemon's configuration).")
    private Optional<Path> record = Optional.empty();

    @Option(names = "--units", hidden = true, defaultValue = "/etc/systemd/system", description = "Parts of units.")
    private Path units = Path.of("/etc/systemd/system");

    @Option(
            names = "--tls",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Makes an authority and a certificate for SIP over TLS, for the names and addresses that phones call"
                            + " this machine, separated by commas. It needs openssl.")
    private List<String> names = List.of();

    @Option(names = "--undo", description = "Take out what an earlier setup put in.")
    private boolean undo;

    @Option(names = "--dry-run", description = "Only show the plan.")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Option(names = "--no-start", description = "Change files only: reload nothing, start nothing.")
    private boolean noStart;

    private final BufferedReader answers =
            new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));

    @Override
    public Integer call() throws IOException {
        return undo ? undo() : set();
    }

    private int set() throws IOException {
        var places = new Places(asterisk(), config, snippets, units);
        Plan plan = Plan.of(places, wantedNames(places));
        boolean running = ControlClient.isAnswering(plan.settings().admin().socket());
        List<String> taken = new Ports(new AsteriskPorts(places), !running).taken(plan.doors());
        plan.steps().forEach(s -> System.out.println("  " + s.describe()));
        System.out.println(plan.steps().isEmpty() ? "Everything is in its place." : "  " + afterwards());
        if (!taken.isEmpty()) {
            taken.forEach(System.out::println);
            System.out.println("Nothing was changed. Write other ports into " + config + " and run this again.");
            return Result.FAILED;
        }
        if (dryRun) {
            return Result.DONE;
        }
        if (!plan.steps().isEmpty() && !agreed()) {
            System.out.println("Nothing was changed.");
            return Result.FAILED;
        }
        SetupRecord done = record();
        for (Step step : plan.steps()) {
            done.take(step, places.manager());
        }
        return start(places);
    }

    private Path asterisk() throws IOException {
        List<Path> places = asterisk.map(List::of).orElse(Places.USUAL);
        return places.stream()
                .filter(p -> Files.exists(p.resolve("manager.conf")))
                .findFirst()
                .orElseThrow(() -> new IOException("there is no manager.conf in "
                        + places.stream().map(Path::toString).collect(Collectors.joining(" or "))
                        + "; where Asterisk's configuration is elsewhere, name its directory: --asterisk DIR"));
    }

    /** Of the options, or as somebody at the terminal says. */
    private List<String> wantedNames(Places places) throws IOException {
        boolean ask = names.isEmpty() && !yes && !dryRun && Boolean.getBoolean("opendpma.terminal");
        if (!ask || !Tls.isPossible(places, new Draft(places))) {
            return names;
        }
        String answer = ask(
                "By which names or addresses do phones call this machine? An authority and a certificate for SIP over"
                        + " TLS are made for them. Empty: no TLS. ");
        return answer.isEmpty() ? List.of() : List.of(answer.split("[, ]+", -1));
    }

    private String afterwards() {
        return noStart
                ? "and nothing is reloaded or started (--no-start)"
                : "then Asterisk reloads its manager and CLI aliases, and the service opendpma is started";
    }

    private int start(Places places) {
        if (!noStart) {
            SystemCommands.joinAsterisk();
            SystemCommands.reloadAsterisk();
        }
        int checked = new CommandLine(new CheckCommand()).execute("--config", config.toString());
        if (checked != Result.DONE) {
            System.out.println("Correct that, and run this again. To take everything out: opendpma setup --undo");
            return checked;
        }
        if (!noStart && SystemCommands.hasSystemd() && !SystemCommands.startService()) {
            System.out.println("The service does not start; journalctl -u opendpma says why.");
            return Result.FAILED;
        }
        DaemonConfig.load(config)
                .result()
                .ifPresent(s -> Seen.by(s, places.of("res_digium_phone.conf")).forEach(System.out::println));
        return Result.DONE;
    }

    private int undo() throws IOException {
        SetupRecord done = record();
        if (!Files.exists(done.file())) {
            System.out.println("Nothing to undo: there is no " + done.file());
            return Result.DONE;
        }
        System.out.println("To be taken out, as " + done.file() + " has it:");
        done.done().forEach(line -> System.out.println("  " + line));
        if (dryRun || !agreed()) {
            System.out.println("Nothing was changed.");
            return dryRun ? Result.DONE : Result.FAILED;
        }
        if (!noStart && SystemCommands.hasSystemd()) {
            SystemCommands.run("systemctl", "disable", "--now", "opendpma.service");
        }
        done.undo(System.out::println);
        if (!noStart) {
            SystemCommands.reloadAsterisk();
        }
        return Result.DONE;
    }

    /** Only root may write there: what it says is done by root. */
    private SetupRecord record() {
        return new SetupRecord(record.orElseGet(() -> config.resolveSibling("setup.record")));
    }

    private boolean agreed() throws IOException {
        return yes || ask("Do this? [y/N] ").matches("(?i)y(es)?");
    }

    private String ask(String question) throws IOException {
        System.out.print(question);
        System.out.flush();
        String answer = answers.readLine();
        return answer == null ? "" : answer.strip();
    }
}
