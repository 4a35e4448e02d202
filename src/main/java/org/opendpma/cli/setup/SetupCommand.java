package org.opendpma.cli.setup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.opendpma.cli.CheckCommand;
import org.opendpma.config.DaemonConfig;
import org.opendpma.config.DaemonSettings;
import org.opendpma.config.Loaded;
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
            "  opendpma setup --yes --no-start          (in scripts)",
            "  opendpma setup --undo                    takes out exactly what it put in",
            "",
            "Exit status: 0 done, 1 failed or not wanted, 78 wrong configuration."
        })
public final class SetupCommand implements Callable<Integer> {
    @Option(
            names = "--asterisk",
            paramLabel = "DIR",
            defaultValue = "/etc/asterisk",
            description = "Asterisk's" + " configuration (default: ${DEFAULT-VALUE}).")
    private Path asterisk = Path.of("/etc/asterisk");

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
            defaultValue = "/var/lib/opendpma/setup.record",
            description = "Where it is remembered for --undo (default: ${DEFAULT-VALUE}).")
    private Path record = Path.of("/var/lib/opendpma/setup.record");

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

    @Override
    public Integer call() throws IOException {
        return undo ? undo() : set();
    }

    private int set() throws IOException {
        if (!Files.exists(asterisk.resolve("manager.conf"))) {
            throw new IOException("there is no manager.conf in " + asterisk
                    + "; where Asterisk's configuration is elsewhere, name its directory: --asterisk DIR");
        }
        List<Step> steps = new Plan(asterisk, config, snippets).steps();
        Loaded<DaemonSettings> before = DaemonConfig.load(config);
        List<String> taken =
                before.result().filter(s -> !isRunning(s)).map(Ports::taken).orElse(List.of());
        steps.forEach(s -> System.out.println("  " + s.describe()));
        System.out.println(steps.isEmpty() ? "Everything is in its place." : "  " + afterwards());
        taken.forEach(System.out::println);
        if (dryRun || !taken.isEmpty()) {
            return taken.isEmpty() ? Result.DONE : Result.FAILED;
        }
        if (!steps.isEmpty() && !agreed()) {
            System.out.println("Nothing was changed.");
            return Result.FAILED;
        }
        var done = new SetupRecord(record);
        for (Step step : steps) {
            done.take(step);
        }
        return start();
    }

    private String afterwards() {
        return noStart
                ? "and nothing is reloaded or started (--no-start)"
                : "then Asterisk reloads its manager and CLI aliases, and the service opendpma is started";
    }

    private int start() {
        if (!noStart) {
            SystemCommands.joinAsterisk();
            SystemCommands.reloadAsterisk();
        }
        int checked = new CommandLine(new CheckCommand()).execute("--config", config.toString());
        if (checked != Result.DONE) {
            System.out.println("Correct that, and run this again. To take everything out: opendpma setup --undo");
            return checked;
        }
        if (!noStart && SystemCommands.hasSystemd() && !startService()) {
            System.out.println("The service does not start; journalctl -u opendpma says why.");
            return Result.FAILED;
        }
        System.out.println(whatPhonesSee());
        return Result.DONE;
    }

    /** Restarted, because it may run with the settings from before. */
    private static boolean startService() {
        return SystemCommands.run("systemctl", "enable", "opendpma.service")
                && SystemCommands.run("systemctl", "restart", "opendpma.service");
    }

    private String whatPhonesSee() {
        String doors = DaemonConfig.load(config).result().stream()
                .flatMap(s -> s.sip().doors().entrySet().stream())
                .map(d -> d.getKey() + " " + d.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
        String running = noStart || !SystemCommands.hasSystemd() ? "Once it runs (opendpma serve), phones" : "Phones";
        return running + " find it by mDNS, and ask at sip:proxy@ this machine: " + doors
                + "\nWhat they get stands in " + asterisk.resolve("res_digium_phone.conf")
                + "; try it without a phone: opendpma phone --help";
    }

    private int undo() throws IOException {
        if (!Files.exists(record)) {
            System.out.println("Nothing to undo: there is no " + record);
            return Result.DONE;
        }
        System.out.println("To be taken out, as " + record + " has it:");
        for (String line : Files.readAllLines(record)) {
            String[] fields = line.split("\t", -1);
            System.out.println("  " + fields[0] + " " + fields[2]);
        }
        if (dryRun || !agreed()) {
            System.out.println("Nothing was changed.");
            return dryRun ? Result.DONE : Result.FAILED;
        }
        if (!noStart && SystemCommands.hasSystemd()) {
            SystemCommands.run("systemctl", "disable", "--now", "opendpma.service");
        }
        new SetupRecord(record).undo(System.out::println);
        if (!noStart) {
            SystemCommands.reloadAsterisk();
        }
        return Result.DONE;
    }

    private static boolean isRunning(DaemonSettings settings) {
        return ControlClient.isAnswering(settings.admin().socket());
    }

    private boolean agreed() throws IOException {
        if (yes) {
            return true;
        }
        System.out.print("Do this? [y/N] ");
        System.out.flush();
        String answer = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
        return answer != null && answer.strip().matches("(?i)y(es)?");
    }
}
