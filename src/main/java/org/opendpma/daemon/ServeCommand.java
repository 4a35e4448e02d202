package org.opendpma.daemon;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.opendpma.config.DaemonConfig;
import org.opendpma.config.DaemonSettings;
import org.opendpma.config.Loaded;
import org.opendpma.control.Result;
import org.opendpma.site.Problem;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code opendpma serve}: the daemon, in the foreground. */
@Command(
        name = "serve",
        description = "Runs the daemon in the foreground until SIGTERM; logs to standard error, and prints a line that"
                + " begins with \"opendpma ready\" when every configured door is open. SIGHUP reads everything again.",
        footer = {
            "",
            "Examples:",
            "  opendpma serve",
            "  opendpma serve --config /etc/opendpma/opendpma.conf --verbose",
            "",
            "Exit status: 0 ended by a signal, 1 a socket or directory cannot be had, 78 wrong configuration."
        })
public final class ServeCommand implements Callable<Integer> {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "/etc/opendpma/opendpma.conf",
            description = "The daemon's configuration (default: ${DEFAULT-VALUE}).")
    private Path config = Path.of("/etc/opendpma/opendpma.conf");

    @Option(
            names = {"-v", "--verbose"},
            description = "Log what is ignored or refused, too.")
    private boolean verbose;

    @Override
    public Integer call() throws InterruptedException {
        if (verbose) {
            ((Logger) LoggerFactory.getLogger("org.opendpma")).setLevel(Level.DEBUG);
        }
        Loaded<DaemonSettings> settings = DaemonConfig.load(config);
        if (settings.result().isEmpty()) {
            return misconfigured(settings.problems());
        }
        settings.problems().forEach(p -> System.err.println("opendpma: " + p));
        return serve(
                new Daemon(settings.result().get()),
                settings.result().get().admin().socket());
    }

    private static int serve(Daemon daemon, Path controlSocket) throws InterruptedException {
        try {
            String ready = daemon.start();
            var stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(daemon, stopped), "opendpma-stop"));
            Signals.onHangUp(() -> daemon.request("SIGHUP"));
            System.out.println(ready);
            Systemd.tell(controlSocket);
            stopped.await();
            return Result.DONE;
        } catch (Misconfigured e) {
            daemon.close();
            return misconfigured(e.problems());
        } catch (IOException e) {
            daemon.close();
            System.err.println("opendpma: " + e.getMessage());
            return Result.FAILED;
        }
    }

    private static void stop(Daemon daemon, CountDownLatch stopped) {
        daemon.close();
        stopped.countDown();
        // Java would end with 143, which scripts take for a failure.
        Runtime.getRuntime().halt(Result.DONE);
    }

    private static int misconfigured(List<Problem> problems) {
        problems.forEach(p -> System.err.println("opendpma: " + p));
        return Result.CONFIG;
    }
}
