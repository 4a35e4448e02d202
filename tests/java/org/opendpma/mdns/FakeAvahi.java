package org.opendpma.mdns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that is called avahi-daemon and does nothing, with the files by which one is known. */
final class FakeAvahi implements AutoCloseable {
    private final Path directory;
    private final Process process;

    private FakeAvahi(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
    }

    static FakeAvahi start(Path directory) throws IOException, InterruptedException {
        Path program = directory.resolve("avahi-daemon");
        Files.copy(Path.of("/bin/sleep"), program);
        if (!program.toFile().setExecutable(true)) {
            throw new IOException(program + " cannot be made executable.");
        }
        Process process = new ProcessBuilder(program.toString(), "60").start();
        // Between fork and exec the child still has the parent's name.
        long end = System.nanoTime() + 5_000_000_000L;
        while (!name(process).equals("avahi-daemon") && System.nanoTime() - end < 0) {
            Thread.sleep(10);
        }
        Files.createFile(directory.resolve("socket"));
        Files.writeString(directory.resolve("pid"), process.pid() + "\n");
        return new FakeAvahi(directory, process);
    }

    AvahiDaemon daemon() {
        return new AvahiDaemon(directory);
    }

    /** Dies without tidying up. */
    void die() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        die();
    }

    private static String name(Process process) throws IOException {
        return Files.readString(Path.of("/proc/" + process.pid() + "/comm")).strip();
    }
}
