package org.opendpma.cli.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendpma.conf.AsteriskConfiguration;
import org.opendpma.conf.DialectException;

/**
 * What is still to be done, worked out without changing anything.
 *
 * @param asterisk Asterisk's directory
 * @param config our own configuration
 * @param snippets what was installed for Asterisk's files
 */
record Plan(Path asterisk, Path config, Path snippets) {
    private static final int SECRET_BYTES = 24;
    private static final String NO_SECRET = ";secret = REPLACE-ME";
    private static final String NO_LISTEN = ";listen = 127.0.0.1:8085";
    /** The commands in Asterisk's CLI: its file, and the section that our part of it adds to. */
    private static final Map<String, String> BRIDGE =
            Map.of("cli_aliases", "general", "extconfig", "settings", "res_curl", "globals");

    /**
     * The steps in order; none when everything is there.
     *
     * @throws IOException when a file cannot be read, or is not as it must be, in words for the user
     */
    List<Step> steps() throws IOException {
        var steps = new ArrayList<Step>();
        List<String> lines = Files.readAllLines(config);
        if (lines.contains(NO_SECRET)) {
            manager(steps);
        }
        Path phones = asterisk.resolve("res_digium_phone.conf");
        if (!Files.exists(phones)) {
            steps.add(new Step.Make(phones, snippet("res_digium_phone.conf.sample"), managerFile()));
        }
        if (lines.contains(NO_LISTEN) && bridgeIsComplete()) {
            steps.add(new Step.Replace(config, NO_LISTEN, NO_LISTEN.substring(1), NO_LISTEN.substring(1)));
            for (String name : BRIDGE.keySet().stream().sorted().toList()) {
                bridge(name, steps);
            }
        }
        return steps;
    }

    private void manager(List<Step> steps) throws IOException {
        AsteriskConfiguration manager = load(managerFile());
        if (hasSection(manager, "opendpma")) {
            throw new IOException(managerFile() + " has a user opendpma already, whose secret " + config
                    + " does not have; write it there, or remove that user");
        }
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        String content = (isEnabled(manager) ? "" : header(manager, "general") + "\nenabled = yes\n\n")
                + snippet("manager_opendpma.conf.sample").replace(NO_SECRET, "secret = " + secret);
        Path main = managerFile();
        if (includes(main, "manager.d/*.conf")) {
            steps.add(new Step.Make(asterisk.resolve("manager.d/opendpma.conf"), content, main));
        } else {
            steps.add(new Step.Make(asterisk.resolve("manager_opendpma.conf"), content, main));
            steps.add(new Step.Include(keptFile(main), "manager_opendpma.conf"));
        }
        steps.add(new Step.Replace(config, NO_SECRET, "secret = " + secret, "secret = (a random one)"));
    }

    /** FreePBX writes manager.conf anew, and leaves manager_custom.conf alone. */
    private Path keptFile(Path main) throws IOException {
        Path custom = asterisk.resolve("manager_custom.conf");
        return includes(main, "manager_custom.conf") && Files.exists(custom) ? custom : main;
    }

    private void bridge(String name, List<Step> steps) throws IOException {
        Path file = asterisk.resolve(name + ".conf");
        String own = name + "_opendpma.conf";
        String content = snippet(own);
        String section = BRIDGE.getOrDefault(name, "general");
        if (!Files.exists(file)) {
            steps.add(new Step.Make(asterisk.resolve(own), content.replace("](+)", "]"), managerFile()));
            steps.add(new Step.Make(file, Step.Include.line(own) + "\n", managerFile()));
        } else if (!includes(file, own)) {
            boolean there = hasSection(load(file), section);
            steps.add(new Step.Make(asterisk.resolve(own), there ? content : content.replace("](+)", "]"), file));
            steps.add(new Step.Include(file, own));
        }
    }

    private boolean bridgeIsComplete() {
        return BRIDGE.keySet().stream().allMatch(n -> Files.exists(snippets.resolve(n + "_opendpma.conf")));
    }

    private Path managerFile() {
        return asterisk.resolve("manager.conf");
    }

    private String snippet(String name) throws IOException {
        return Files.readString(snippets.resolve(name));
    }

    private static boolean includes(Path file, String what) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip).anyMatch(l -> l.matches("#(try)?include\\s.*") && l.contains(what));
        }
    }

    private static AsteriskConfiguration load(Path file) throws IOException {
        try {
            return AsteriskConfiguration.load(file);
        } catch (DialectException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static boolean hasSection(AsteriskConfiguration file, String name) {
        return file.sections().stream().anyMatch(s -> s.name().equals(name));
    }

    private static String header(AsteriskConfiguration file, String name) {
        return hasSection(file, name) ? "[" + name + "](+)" : "[" + name + "]";
    }

    private static boolean isEnabled(AsteriskConfiguration manager) {
        Optional<String> enabled = manager.sections().stream()
                .filter(s -> s.name().equals("general"))
                .flatMap(s -> s.options().stream())
                .filter(o -> o.name().equals("enabled"))
                .map(o -> o.value())
                .reduce((first, last) -> last);
        return enabled.filter(e -> e.matches("(?i)yes|true|y|t|1|on")).isPresent();
    }
}
