package org.opendpma.cli.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.opendpma.config.DaemonConfig;
import org.opendpma.config.DaemonSettings;
import org.opendpma.config.Loaded;

/**
 * What is still to be done, worked out without changing anything.
 *
 * @param steps in order; none when everything is there
 * @param doors the ports that will be open
 * @param settings what opendpma.conf says before
 */
record Plan(List<Step> steps, List<Door> doors, DaemonSettings settings) {
    private static final String USUAL_PHONES = ";phones = /etc/asterisk/res_digium_phone.conf";

    /**
     * @param names what phones call this machine, for a certificate; none for no TLS
     * @throws IOException when a file cannot be read, or is not as it must be, in words for the user
     */
    static Plan of(Places places, List<String> names) throws IOException {
        DaemonSettings settings = settings(places.readableConfig(), !names.isEmpty());
        var draft = new Draft(places);
        var steps = new ArrayList<Step>();
        ManagerUser.plan(places, draft, steps);
        phones(places, draft, steps);
        var doors = new ArrayList<>(Door.of(settings));
        CliBridge.opened(draft).ifPresent(b -> doors.add(new Door("[admin] listen", false, b)));
        Tls.opened(names).ifPresent(b -> doors.add(new Door("[sip] tls", false, b)));
        CliBridge.plan(places, draft, settings.admin().listen(), steps);
        Tls.plan(places, draft, names, steps);
        LowPorts.plan(places, doors, steps);
        steps.addAll(draft.steps());
        refuseWhatIsThere(steps);
        return new Plan(List.copyOf(steps), List.copyOf(doors), settings);
    }

    private static DaemonSettings settings(Path config, boolean certificateComes) throws IOException {
        Loaded<DaemonSettings> loaded =
                certificateComes ? DaemonConfig.loadBeforeCertificate(config) : DaemonConfig.load(config);
        return loaded.result()
                .orElseThrow(() -> new IOException(config + " is wrong; correct it first\n"
                        + loaded.problems().stream().map(Object::toString).collect(Collectors.joining("\n"))));
    }

    private static void phones(Places places, Draft draft, List<Step> steps) throws IOException {
        Path phones = places.of("res_digium_phone.conf");
        if (!Files.exists(phones)) {
            steps.add(new Step.Make(phones, places.snippet("res_digium_phone.conf.sample"), Step.Readers.ASTERISK));
        }
        if (!USUAL_PHONES.endsWith(" " + phones)) {
            draft.put(USUAL_PHONES, "phones = " + phones.toAbsolutePath());
        }
    }

    /** Before anything is changed, not in the middle of it. */
    private static void refuseWhatIsThere(List<Step> steps) throws IOException {
        for (Step step : steps) {
            if (step instanceof Step.Make make && Files.exists(make.file())) {
                throw new IOException(make.file() + " is there already and would be overwritten; move it away");
            }
        }
    }
}
