package org.opendpma.cli.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.opendpma.config.Bind;

/** SIP over TLS for a site without certificates: an authority of its own. */
final class Tls {
    private static final String BIND = "0.0.0.0:5063";
    private static final String OFF = ";tls = " + BIND;
    private static final String SAMPLE_DIRECTORY = "/etc/opendpma/";

    private Tls() {}

    /** Whether it can be offered: nobody has decided on TLS yet, and openssl is there to make it. */
    static boolean isPossible(Places places, Draft draft) {
        return draft.has(OFF)
                && !Files.exists(directory(places).resolve("server.key"))
                && SystemCommands.run("openssl", "version");
    }

    /** @throws IOException when it is wanted and not possible */
    static void plan(Places places, Draft draft, List<String> names, List<Step> steps) throws IOException {
        if (names.isEmpty()) {
            return;
        }
        if (!isPossible(places, draft)) {
            throw new IOException("--tls: " + places.config() + " has TLS already, or "
                    + directory(places).resolve("server.key") + " is there, or openssl is not installed");
        }
        steps.add(new Step.Authority(directory(places), names));
        draft.put(OFF, OFF.substring(1));
        file(places, draft, "ca", "ca.crt");
        file(places, draft, "certificate", "server.crt");
        file(places, draft, "key", "server.key");
    }

    /** The port that is opened by the plan. */
    static Optional<Bind> opened(List<String> names) {
        return names.isEmpty() ? Optional.empty() : Bind.parse(BIND);
    }

    private static void file(Places places, Draft draft, String option, String name) {
        draft.put(
                ";" + option + " = " + SAMPLE_DIRECTORY + name,
                option + " = " + directory(places).resolve(name));
    }

    private static Path directory(Places places) {
        return Optional.ofNullable(places.config().toAbsolutePath().getParent()).orElse(Path.of("/"));
    }
}
