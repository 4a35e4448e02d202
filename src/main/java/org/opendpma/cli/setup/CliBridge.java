package org.opendpma.cli.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.opendpma.config.Bind;

/** The commands "digium_phones" in Asterisk's own CLI: three files beside Asterisk's, and the port that they ask. */
final class CliBridge {
    private static final String PORT = "127.0.0.1:8085";
    private static final String NO_LISTEN = ";listen = " + PORT;
    /** Each file of Asterisk's, and the section that our part of it adds to. */
    private static final List<Part> PARTS = List.of(
            new Part("cli_aliases", "general"), new Part("extconfig", "settings"), new Part("res_curl", "globals"));

    private record Part(String name, String section) {
        String file() {
            return name + ".conf";
        }

        String own() {
            return name + "_opendpma.conf";
        }
    }

    private CliBridge() {}

    /** @param listen what opendpma.conf has for {@code [admin] listen} */
    static void plan(Places places, Draft draft, Optional<Bind> listen, List<Step> steps) throws IOException {
        draft.put(NO_LISTEN, NO_LISTEN.substring(1));
        if (listen.isPresent() || draft.has(NO_LISTEN)) {
            String port = listen.map(Bind::toString).orElse(PORT);
            for (Part part : PARTS) {
                plan(places, part, port, steps);
            }
        }
    }

    /** The port that is opened by the plan, if it is. */
    static Optional<Bind> opened(Draft draft) {
        return draft.has(NO_LISTEN) ? Bind.parse(PORT) : Optional.empty();
    }

    private static void plan(Places places, Part part, String port, List<Step> steps) throws IOException {
        Path file = places.of(part.file());
        boolean there = Files.exists(file);
        if (there && Places.includes(file, part.own())) {
            return;
        }
        boolean added = there && Places.hasSection(Places.sections(file), part.section());
        String content = places.snippet(part.own()).replace("http://" + PORT + "/", "http://" + port + "/");
        steps.add(new Step.Make(
                places.of(part.own()), added ? content : content.replace("](+)", "]"), Step.Readers.ASTERISK));
        steps.add(
                there
                        ? new Step.Include(file, part.own())
                        : new Step.Make(file, Step.Include.line(part.own()) + "\n", Step.Readers.ASTERISK));
    }
}
