package org.opendpma.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.opendpma.config.DaemonConfig;
import org.opendpma.config.DaemonSettings;
import org.opendpma.config.FirmwareDirectory;
import org.opendpma.config.ModelFile;
import org.opendpma.control.Result;
import org.opendpma.render.FileFactCache;
import org.opendpma.site.FirmwareFile;
import org.opendpma.site.FirmwareStock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code opendpma firmware list|check}: the directory of firmware, without a running daemon. */
@Command(
        name = "firmware",
        description =
                "The firmware that phones are offered from firmware_directory in [http] of opendpma.conf: what there is"
                        + " (list), what is wrong with it (check). No daemon is needed.",
        footer = {
            "",
            "Examples:",
            "  opendpma firmware list",
            "  opendpma firmware check",
            "",
            "Exit status: 0 fine, 78 not."
        })
public final class FirmwareCommand implements Callable<Integer> {
    private static final String EXPANSION = "EXP100";

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Parameters(paramLabel = "WHAT", description = "list or check.")
    private String what = "";

    @Override
    public Integer call() throws IOException {
        Optional<DaemonSettings> settings = DaemonConfig.load(config.path()).result();
        Optional<Path> directory = settings.flatMap(s -> s.policy().firmware().directory());
        if (directory.isEmpty()) {
            System.err.println("opendpma: " + config.path()
                    + " names no directory of firmware that can be read; write firmware_directory= into its section"
                    + " [http]");
            return Result.CONFIG;
        }
        return switch (what) {
            case "list" -> list(settings.get().policy().firmware(), directory.get());
            case "check" -> check(directory.get());
            default -> {
                System.err.println("opendpma: firmware " + what + " is no command; write list or check");
                yield Result.USAGE;
            }
        };
    }

    private static int list(FirmwareStock stock, Path directory) throws IOException {
        var files = new FileFactCache();
        for (FirmwareFile file : FirmwareDirectory.files(directory)) {
            boolean offered = file.equals(stock.newest().get(file.model()));
            String facts = files.find(directory, file.name())
                    .map(f -> f.size() + " " + f.md5())
                    .orElse("not readable");
            System.out.printf(
                    "%-7s %-16s %-8s %s %s %s%n",
                    file.model(),
                    file.version(),
                    offered ? "offered" : "older",
                    file.arrived().truncatedTo(ChronoUnit.SECONDS),
                    facts,
                    file.name());
        }
        stock.rollout()
                .anHour()
                .ifPresent(
                        n -> System.out.println("firmware_rate=" + n + ": the time is when the file was put there; with"
                                + " every hour since, about " + n + " more phones are offered it"));
        return Result.DONE;
    }

    private static int check(Path directory) throws IOException {
        var problems = new ArrayList<String>();
        List<String> names = FirmwareDirectory.names(directory);
        for (String name : names) {
            Optional<FirmwareFile> file = FirmwareFile.parse(name);
            if (file.isEmpty()) {
                problems.add(name + " is not called like a firmware; give it back its maker's name, such as"
                        + " 2_9_19_D65_firmware.eff");
            } else if (!file.get().model().equals(EXPANSION)
                    && ModelFile.read().find(file.get().model()).isEmpty()) {
                problems.add(name + " is for the model " + file.get().model() + ", which is not known");
            } else if (!Files.isReadable(directory.resolve(name))) {
                problems.add(name + " may not be read by this user");
            } else if (Files.size(directory.resolve(name)) == 0) {
                problems.add(name + " is empty; fetch it again");
            }
        }
        problems.forEach(System.out::println);
        System.out.println(
                names.size() + " files, " + problems.size() + (problems.size() == 1 ? " problem" : " problems"));
        return problems.isEmpty() ? Result.DONE : Result.CONFIG;
    }
}
