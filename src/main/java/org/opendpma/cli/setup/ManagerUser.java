package org.opendpma.cli.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.opendpma.conf.Section;

/** The AMI user of the daemon, with a random secret that both sides know. */
final class ManagerUser {
    private static final String NO_SECRET = ";secret = REPLACE-ME";
    private static final String NO_PORT = ";port = 5038";
    private static final int SECRET_BYTES = 24;

    private ManagerUser() {}

    static void plan(Places places, Draft draft, List<Step> steps) throws IOException {
        if (!draft.has(NO_SECRET)) {
            return;
        }
        List<Section> manager = Places.sections(places.manager());
        if (Places.hasSection(manager, "opendpma")) {
            throw new IOException(places.manager() + " has a user opendpma already, whose secret " + places.config()
                    + " does not have; write it there, or remove that user");
        }
        String secret = secret();
        String content = enabled(manager)
                + places.snippet("manager_opendpma.conf.sample").replace(NO_SECRET, "secret = " + secret);
        if (Places.includes(places.manager(), "manager.d/*.conf")) {
            steps.add(new Step.Make(places.of("manager.d/opendpma.conf"), content, Step.Readers.ASTERISK));
        } else {
            steps.add(new Step.Make(places.of("manager_opendpma.conf"), content, Step.Readers.ASTERISK));
            steps.add(new Step.Include(keptFile(places), "manager_opendpma.conf"));
        }
        Places.value(manager, "general", "port")
                .filter(p -> p.matches("\\d{1,5}"))
                .ifPresent(p -> draft.put(NO_PORT, "port = " + p));
        draft.put(NO_SECRET, "secret = " + secret, "secret = (a random one)");
    }

    private static String secret() {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** What switches AMI on, where it is off. */
    private static String enabled(List<Section> manager) {
        if (Places.isTrue(Places.value(manager, "general", "enabled"))) {
            return "";
        }
        return (Places.hasSection(manager, "general") ? "[general](+)" : "[general]") + "\nenabled = yes\n\n";
    }

    /** FreePBX writes manager.conf anew, and leaves manager_custom.conf alone. */
    private static Path keptFile(Places places) throws IOException {
        Path custom = places.of("manager_custom.conf");
        return Places.includes(places.manager(), "manager_custom.conf") && Files.exists(custom)
                ? custom
                : places.manager();
    }
}
