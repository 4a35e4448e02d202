package org.opendpma.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.opendpma.config.DaemonConfig;
import org.opendpma.config.DaemonSettings;
import org.opendpma.config.Loaded;
import org.opendpma.control.Result;
import org.opendpma.site.Problem;
import org.opendpma.site.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code opendpma check [DIR]}: everything that is wrong with a configuration, without a running daemon. */
@Command(
        name = "check",
        description = "Reads opendpma.conf and res_digium_phone.conf, compares them with Asterisk's endpoints, and says"
                + " everything that is wrong. No daemon is needed; nothing is changed.",
        footer = {
            "",
            "Examples:",
            "  opendpma check",
            "  opendpma check ./staging     (opendpma.conf, res_digium_phone.conf, with source=files pjsip.conf)",
            "",
            "Exit status: 0 usable, warnings or not; 78 wrong."
        })
public final class CheckCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "A directory that holds all files, instead of --config.")
    private Optional<Path> directory = Optional.empty();

    @Override
    public Integer call() {
        Path file = directory.map(d -> d.resolve("opendpma.conf")).orElse(config.path());
        Loaded<DaemonSettings> settings = DaemonConfig.load(file);
        var problems = new ArrayList<Problem>(settings.problems());
        Optional<Site> site = settings.result()
                .map(s -> directory.map(s::inDirectory).orElse(s))
                .flatMap(s -> SiteFiles.load(s, phone -> Optional.empty(), problems));
        problems.forEach(System.out::println);
        System.out.println(summary(site, problems));
        return site.isPresent() ? Result.DONE : Result.CONFIG;
    }

    private static String summary(Optional<Site> site, List<Problem> problems) {
        long errors = problems.stream().filter(Problem::isError).count();
        long warnings = problems.size() - errors;
        String counted = errors
                + (errors == 1 ? " error, " : " errors, ")
                + warnings
                + (warnings == 1 ? " warning" : " warnings");
        return site.map(s -> "usable: " + s.phones().size() + " phones, " + counted)
                .orElse("not usable: " + counted);
    }
}
