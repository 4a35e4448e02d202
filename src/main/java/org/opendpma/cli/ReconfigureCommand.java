package org.opendpma.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code opendpma reconfigure all|phone NAME}: phones fetch their configuration. */
@Command(
        name = "reconfigure",
        description = "Tells phones to fetch their configuration, if it has changed since they got it; waits until they"
                + " have.",
        footer = {
            "",
            "Examples:",
            "  opendpma reconfigure all",
            "  opendpma reconfigure phone anna --force",
            "",
            "Exit status: 0 done, 1 the phone cannot be reached or did not fetch."
        })
public final class ReconfigureCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Option(names = "--force", description = "Also phones whose configuration has not changed.")
    private boolean force;

    @Parameters(arity = "1..2", paramLabel = "all|phone NAME", description = "Every phone, or one.")
    private List<String> whom = List.of();

    @Override
    public Integer call() {
        var words = new ArrayList<>(List.of("reconfigure"));
        words.addAll(whom);
        if (force) {
            words.add("--force");
        }
        return config.runInDaemon(json.with(words));
    }
}
