package org.opendpma.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.opendpma.control.CommandTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code opendpma show ...}: asks the running daemon. */
@Command(
        name = "show",
        description = "Asks the running daemon.",
        footer = {
            "",
            "Examples:",
            "  opendpma show sessions",
            "  opendpma show phone anna",
            "  opendpma show phones --json"
        })
public final class ShowCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Parameters(
            arity = "1..8",
            paramLabel = "WHAT",
            completionCandidates = Shown.class,
            description = "What to show: ${COMPLETION-CANDIDATES}; some with a name.")
    private List<String> what = List.of();

    /** The words after "show". */
    static final class Shown implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return CommandTable.shown().iterator();
        }
    }

    @Override
    public Integer call() {
        var words = new ArrayList<>(List.of("show"));
        words.addAll(what);
        return config.runInDaemon(json.with(words));
    }
}
