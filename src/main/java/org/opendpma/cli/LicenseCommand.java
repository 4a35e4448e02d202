package org.opendpma.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code opendpma license status}: for scripts that ask. */
@Command(
        name = "license",
        description = "Says that the licence is valid: none is needed.",
        footer = {"", "Example:", "  opendpma license status"})
public final class LicenseCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Mixin
    private JsonOption json = new JsonOption();

    /** The one thing that can be asked. */
    enum What {
        status
    }

    @Parameters(paramLabel = "status", description = "The only thing that can be asked.")
    private What what = What.status;

    @Override
    public Integer call() {
        return config.runInDaemon(json.with(List.of("license", what.name())));
    }
}
