package org.opendpma.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** curl, which is what phones fetch with. */
final class Curl {
    private final Path directory;

    Curl(Path directory) {
        this.directory = directory;
    }

    /** What came, after any login. */
    record Got(int status, String head, String body) {
        String header(String name) {
            return head.lines()
                    .filter(l -> l.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                    .map(l -> l.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        /** The value of a setting of a configuration. */
        String setting(String id) {
            Matcher m = Pattern.compile("<setting id=\"" + id + "\" value=\"([^\"]*)\"")
                    .matcher(body);
            return m.find() ? m.group(1) : "";
        }
    }

    Got get(String url, String... options) {
        try {
            Path head = Files.createTempFile(directory, "head", ".txt");
            Path body = Files.createTempFile(directory, "body", ".txt");
            var command = new ArrayList<>(List.of(
                    "curl",
                    "-sS",
                    "-m",
                    "20",
                    "--path-as-is",
                    "-A",
                    "Digium D65 2_9_19",
                    "-D",
                    head.toString(),
                    "-o",
                    body.toString()));
            command.addAll(List.of(options));
            command.add(url);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            Files.createTempFile(directory, "curl", ".log").toFile())
                    .start();
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            String all = Files.readString(head).replace("\r", "").strip();
            String last = all.substring(all.lastIndexOf("\n\n") + 1).strip();
            int status = last.startsWith("HTTP/") ? Integer.parseInt(last.split(" ", -1)[1]) : 0;
            return new Got(status, last, Files.readString(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
