package org.opendpma.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option {@code --json}. Public for picocli. */
public final class JsonOption {
    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    List<String> with(List<String> words) {
        var all = new ArrayList<>(words);
        if (json) {
            all.add("--json");
        }
        return all;
    }
}
