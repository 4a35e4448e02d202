package org.opendpma.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the kernel says of the measured process and of its children, taken together.
 *
 * @param pid 0 when it is not of interest; then everything is 0
 */
record ServerProcess(long pid) {
    private static final int TICK_MILLIS = 10;

    /** Resident memory, in kB; what processes share is counted in each. */
    long rss() {
        return status("VmRSS:");
    }

    /** The most it ever was, in kB. */
    long peak() {
        return status("VmHWM:");
    }

    /** Processor time used so far, in ms. */
    long cpu() {
        return family().mapToLong(ServerProcess::cpu).sum();
    }

    private static long cpu(long pid) {
        return lines(pid, "stat").stream()
                .map(stat -> stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1))
                .mapToLong(fields -> (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_MILLIS)
                .sum();
    }

    private long status(String name) {
        return family().flatMap(one -> lines(one, "status").stream())
                .filter(l -> l.startsWith(name))
                .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
                .sum();
    }

    private Stream<Long> family() {
        return pid == 0
                ? Stream.of()
                : ProcessHandle.of(pid).stream()
                        .flatMap(p -> Stream.concat(Stream.of(p), p.descendants()))
                        .map(ProcessHandle::pid)
                        .toList()
                        .stream();
    }

    /** Nothing of a process that has ended meanwhile. */
    private static List<String> lines(long pid, String file) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException gone) {
            return List.of();
        }
    }
}
