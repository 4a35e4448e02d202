package org.opendpma.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code opendpma reload}: the daemon reads everything again. */
@Command(
        name = "reload",
        description =
                "The daemon reads its files and Asterisk's endpoints again. When anything is wrong nothing changes,"
                        + " everything that is wrong is printed, and the exit status is 78.",
        footer = {"", "Example:", "  opendpma check && opendpma reload"})
public final class ReloadCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        return config.runInDaemon(json.with(List.of("reload")));
    }
}
