package org.opendpma.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.opendpma.config.DaemonConfig;
import org.opendpma.config.DaemonSettings;
import org.opendpma.config.Loaded;
import org.opendpma.control.ControlClient;
import org.opendpma.control.Progress;
import org.opendpma.control.Result;
import picocli.CommandLine.Option;

/** The option {@code --config}, by which a command finds the daemon. Public for picocli. */
public final class ConfigOption {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "/etc/opendpma/opendpma.conf",
            description = "The daemon's configuration (default: ${DEFAULT-VALUE}).")
    private Path config = Path.of("/etc/opendpma/opendpma.conf");

    /** The file, whether there is one or not. */
    public Path path() {
        return config;
    }

    /** Runs a command in the daemon and prints what it says. */
    int runInDaemon(List<String> words) {
        Loaded<DaemonSettings> settings = DaemonConfig.load(config);
        if (settings.result().isEmpty()) {
            String problems = settings.problems().stream().map(Object::toString).collect(Collectors.joining("\n"));
            System.err.println(problems);
            return Result.CONFIG;
        }
        try {
            Progress progress = Boolean.getBoolean("opendpma.terminal") ? ConfigOption::overwrite : Progress.NONE;
            Result result = ControlClient.run(settings.result().get().admin().socket(), words, progress);
            (result.status() == Result.DONE ? System.out : System.err).print(result.text());
            return result.status();
        } catch (IOException e) {
            System.err.println("opendpma: " + e.getMessage());
            return Result.FAILED;
        }
    }

    /** One line of the terminal, written over and over. */
    private static void overwrite(String line) {
        System.err.print("\r\u001b[K" + line + (line.endsWith(".") ? "\n" : ""));
        System.err.flush();
    }
}
