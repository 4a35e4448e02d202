package org.opendpma.cli.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Commands of the machine that setup runs; one that fails is said, and the rest goes on. */
final class SystemCommands {
    /** More than systemd waits for a service that starts. */
    private static final int SECONDS = 240;
    /** What Asterisk must read again, in this order. */
    private static final List<String> RELOADS = List.of(
            "manager reload",
            "module reload extconfig",
            "module reload res_curl.so",
            "module reload res_config_curl.so",
            "module reload res_clialiases.so");

    private SystemCommands() {}

    static boolean hasSystemd() {
        return Files.isDirectory(Path.of("/run/systemd/system"));
    }

    static void reloadAsterisk() {
        for (String command : RELOADS) {
            if (!run("asterisk", "-rx", command)) {
                System.out.println("When Asterisk runs, tell it in its CLI: " + String.join("; ", RELOADS));
                return;
            }
        }
    }

    /** The daemon reads /etc/asterisk by its group. */
    static void joinAsterisk() {
        if (run("getent", "group", "asterisk") && run("getent", "passwd", "opendpma")) {
            run("usermod", "-a", "-G", "asterisk", "opendpma");
        }
    }

    /** Restarted, because it may run with the settings from before. */
    static boolean startService() {
        run("systemctl", "daemon-reload");
        return run("systemctl", "enable", "opendpma.service") && run("systemctl", "restart", "opendpma.service");
    }

    static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
