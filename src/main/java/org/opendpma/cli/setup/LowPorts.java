package org.opendpma.cli.setup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A port below 1024 takes a right that the service is not given otherwise. */
final class LowPorts {
    private static final int FIRST_FREE = 1_024;
    private static final String RIGHT = """
            # Made by "opendpma setup", for opendpma.conf opens a port below 1024.
            [Service]
            AmbientCapabilities=CAP_NET_BIND_SERVICE
            CapabilityBoundingSet=CAP_NET_BIND_SERVICE
            PrivateUsers=no
            """;

    private LowPorts() {}

    static void plan(Places places, List<Door> doors, List<Step> steps) {
        Path file = places.units().resolve("opendpma.service.d").resolve("low-ports.conf");
        boolean needed =
                doors.stream().anyMatch(d -> d.bind().port() > 0 && d.bind().port() < FIRST_FREE);
        if (needed && Files.isDirectory(places.units()) && !Files.exists(file)) {
            steps.add(new Step.Make(file, RIGHT, Step.Readers.ALL));
        }
    }
}
