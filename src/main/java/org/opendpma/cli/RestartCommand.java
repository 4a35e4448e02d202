package org.opendpma.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code opendpma restart phone NAME}. */
@Command(
        name = "restart",
        description = "Has Asterisk tell a registered phone to restart, when it is idle.",
        footer = {"", "Example:", "  opendpma restart phone anna"})
public final class RestartCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Mixin
    private JsonOption json = new JsonOption();

    /** The only kind of thing that restarts. */
    enum What {
        phone
    }

    @Parameters(index = "0", paramLabel = "phone", description = "Always \"phone\".")
    private What what = What.phone;

    @Parameters(index = "1", paramLabel = "NAME", description = "The phone.")
    private String name = "";

    @Override
    public Integer call() {
        return config.runInDaemon(json.with(List.of("restart", what.name(), name)));
    }
}
