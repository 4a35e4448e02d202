package org.opendpma.cli.setup;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Whether the doors' ports are free: Asterisk, or another program, may hold them. */
final class Ports {
    private static final int BACKLOG = 1;
    private static final int LOOK_FOR_FREE = 100;
    private static final int LAST = 65_535;

    private final AsteriskPorts asterisk;
    private final boolean open;

    /** @param open whether a port may be opened for a moment to see; not while the daemon itself holds it */
    Ports(AsteriskPorts asterisk, boolean open) {
        this.asterisk = asterisk;
        this.open = open;
    }

    /** What is taken, in words, and what is free instead. */
    List<String> taken(List<Door> doors) {
        var taken = new ArrayList<String>();
        for (Door door : doors) {
            holder(door)
                    .ifPresent(by -> taken.add(door.option() + " = " + door.bind() + " is taken: " + by + free(door)));
        }
        return taken;
    }

    private Optional<String> holder(Door door) {
        List<String> holders = asterisk.holders(door);
        if (!holders.isEmpty()) {
            return Optional.of("Asterisk's " + String.join(", ", holders) + " has it");
        }
        try {
            if (open) {
                open(door);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private String free(Door taken) {
        int first = taken.bind().port() + 1;
        return IntStream.rangeClosed(first, Math.min(LAST, first + LOOK_FOR_FREE))
                .mapToObj(port ->
                        new Door(taken.option(), taken.udp(), taken.bind().at(port)))
                .filter(d -> holder(d).isEmpty())
                .findFirst()
                .map(d -> "; free is " + d.bind())
                .orElse("");
    }

    private static void open(Door door) throws IOException {
        if (door.udp()) {
            new DatagramSocket(door.bind().socketAddress()).close();
        } else {
            new ServerSocket(door.bind().port(), BACKLOG, door.bind().address()).close();
        }
    }
}
