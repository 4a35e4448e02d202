package org.opendpma;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.Timer;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.opendpma.site.Secret;

/** Holds the direction of the arrows: a package may use only what stands below it in the list. */
class ArrowsTest {
    /** From the doors down; packages of one row may not use each other. */
    private static final List<List<String>> ROWS = List.of(
            List.of("daemon"),
            List.of("cli"),
            List.of("sip", "http", "mdns"),
            List.of("control"),
            List.of("apps"),
            List.of("exchange"),
            List.of("render"),
            List.of("config"),
            List.of("asterisk"),
            List.of("xml"),
            List.of("site"),
            List.of("conf"));

    private static final Set<String> THREAD_MAKERS = new TreeSet<>(List.of(
            "org.opendpma.daemon.Threads",
            // takes its factory from there
            "org.opendpma.daemon.Reloader",
            // stands below it, and runs without a daemon in the demo phone
            "org.opendpma.mdns.Announcer",
            "org.opendpma.mdns.Closing",
            // shutdown hooks, and a command of its own process
            "org.opendpma.daemon.ServeCommand",
            "org.opendpma.cli.phone.PhoneCommand"));

    private static final String ROOT = "org.opendpma";

    private final JavaClasses program = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void everyPackageHasARow() {
        var unknown = new TreeSet<String>();
        for (JavaClass c : program) {
            String row = packageOf(c);
            if (!row.isEmpty() && rowOf(row) < 0) {
                unknown.add(row);
            }
        }
        Assertions.assertEquals(new TreeSet<>(), unknown);
    }

    @Test
    void arrowsPointDown() {
        var wrong = new TreeSet<String>();
        for (JavaClass from : program) {
            for (var dependency : from.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass();
                if (to.getPackageName().startsWith(ROOT) && pointsUp(packageOf(from), packageOf(to))) {
                    wrong.add(from.getName() + " -> " + to.getName());
                }
            }
        }
        Assertions.assertEquals(new TreeSet<>(), wrong);
    }

    @Test
    void noCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(program);
    }

    /** Whoever opens a secret is named here, with the reason. */
    @Test
    void secretsAreOpenedByFewOnly() {
        Assertions.assertEquals(
                new TreeSet<>(List.of(
                        // writes the phone's XML
                        "org.opendpma.xml.ElementSerializer",
                        "org.opendpma.render.sangoma.OwnDocument",
                        // writes a login or a key into the URL that a phone comes back to
                        "org.opendpma.render.WebUrl",
                        // checks what a phone answers to a challenge
                        "org.opendpma.http.Digest",
                        // a demo phone tells its PIN
                        "org.opendpma.cli.phone.Identity",
                        // logs in to AMI
                        "org.opendpma.asterisk.AmiConnection",
                        // registers as a phone does
                        "org.opendpma.cli.phone.LoginAnswer")),
                callers(Secret.class, "reveal"));
    }

    @Test
    void threadsComeFromOneClass() {
        var makers = callers(Thread.class, JavaConstructor.CONSTRUCTOR_NAME);
        for (String method : List.of(
                "newFixedThreadPool",
                "newCachedThreadPool",
                "newSingleThreadExecutor",
                "newScheduledThreadPool",
                "newSingleThreadScheduledExecutor",
                "newWorkStealingPool")) {
            makers.addAll(callers(Executors.class, method));
        }
        makers.addAll(callers(ThreadPoolExecutor.class, JavaConstructor.CONSTRUCTOR_NAME));
        makers.addAll(callers(ScheduledThreadPoolExecutor.class, JavaConstructor.CONSTRUCTOR_NAME));
        makers.addAll(callers(Timer.class, JavaConstructor.CONSTRUCTOR_NAME));
        Assertions.assertEquals(THREAD_MAKERS, makers);
    }

    private Set<String> callers(Class<?> owner, String name) {
        var callers = new TreeSet<String>();
        for (JavaClass c : program) {
            c.getCodeUnitAccessesFromSelf().stream()
                    .filter(a -> a.getTargetOwner().isEquivalentTo(owner))
                    .filter(a -> a.getName().equals(name))
                    .forEach(a -> callers.add(c.getName()));
        }
        return callers;
    }

    private static boolean pointsUp(String from, String to) {
        if (from.equals(to) || from.isEmpty()) {
            return false;
        }
        return to.isEmpty() || rowOf(to) <= rowOf(from);
    }

    /** The package below the root, or nothing for a class of the root itself. */
    private static String packageOf(JavaClass c) {
        String below = c.getPackageName().substring(ROOT.length());
        return below.isEmpty() ? "" : below.substring(1).split("\\.", 2)[0];
    }

    private static int rowOf(String name) {
        for (int i = 0; i < ROWS.size(); i++) {
            if (ROWS.get(i).contains(name)) {
                return i;
            }
        }
        return -1;
    }
}
