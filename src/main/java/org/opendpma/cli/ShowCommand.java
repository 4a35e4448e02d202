package org.opendpma.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code opendpma show ...}: asks the running daemon. */
@Command(
        name = "show",
        description = "Asks the running daemon: version, settings, phones, sessions.",
        footer = {"", "Examples:", "  opendpma show sessions", "  opendpma show settings"})
public final class ShowCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Parameters(arity = "1..4", paramLabel = "WHAT", description = "What to show.")
    private List<String> what = List.of();

    @Override
    public Integer call() {
        var words = new ArrayList<>(List.of("show"));
        words.addAll(what);
        return config.runInDaemon(words);
    }
}
