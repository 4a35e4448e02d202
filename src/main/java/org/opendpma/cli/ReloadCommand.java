package org.opendpma.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code opendpma reload}: the daemon reads everything again. */
@Command(
        name = "reload",
        description =
                "The daemon reads its files and Asterisk's endpoints again. When anything is wrong nothing changes,"
                        + " everything that is wrong is printed, and the exit status is 78.",
        footer = {"", "Example:", "  opendpma check && opendpma reload --push"})
public final class ReloadCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Option(names = "--push", description = "Then have every phone fetch what has changed for it.")
    private boolean push;

    @Override
    public Integer call() {
        return config.runInDaemon(json.with(push ? List.of("reload", "--push") : List.of("reload")));
    }
}
