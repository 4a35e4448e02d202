package org.opendpma.it;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes machines of their own out of Linux's network namespaces, with cables between them, and takes them apart again. */
public final class Namespaces implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Deque<Machine> machines = new ArrayDeque<>();

    /**
     * Begins without any machine.
     *
     * @throws IllegalStateException when this process may not make namespaces; the message says what is needed
     */
    public Namespaces() {
        String user = Commands.run(List.of("id", "-u"), Map.of()).orFail().strip();
        if (!user.equals("0")) {
            throw new IllegalStateException(
                    "This test makes network namespaces with \"ip netns\" and therefore must run as root (user id is "
                            + user + ").");
        }
    }

    /** A machine with only a loopback interface, which is up. */
    public Machine machine() {
        var machine = new Machine("odp" + ProcessHandle.current().pid() + "n" + COUNT.incrementAndGet());
        ip("netns", "add", machine.name());
        machines.push(machine);
        ip("-n", machine.name(), "link", "set", "lo", "up");
        return machine;
    }

    /** A cable between two machines; each end is an interface, with the address (such as {@code 192.0.2.1/24}) and up. */
    public void cable(Machine a, String nicA, String addressA, Machine b, String nicB, String addressB) {
        ip("-n", a.name(), "link", "add", nicA, "type", "veth", "peer", "name", nicB, "netns", b.name());
        a.up(nicA, addressA);
        b.up(nicB, addressB);
    }

    /** Ends what still runs in the machines and removes them. */
    @Override
    public void close() {
        while (!machines.isEmpty()) {
            Machine machine = machines.pop();
            machine.started().forEach(Commands::end);
            ip("netns", "del", machine.name());
        }
    }

    private static void ip(String... arguments) {
        var command = new ArrayList<String>();
        command.add("ip");
        command.addAll(List.of(arguments));
        Commands.run(command, Map.of()).orFail();
    }

    /** One namespace. */
    public static final class Machine {
        private final String name;
        private final List<Process> started = new ArrayList<>();

        private Machine(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }

        /** Gives an interface an address and takes it up; without waiting for duplicate address detection. */
        public void up(String nic, String address) {
            var add = new ArrayList<>(List.of("-n", name, "addr", "add", address, "dev", nic));
            if (address.contains(":")) {
                add.add("nodad");
            }
            ip(add.toArray(new String[0]));
            ip("-n", name, "link", "set", nic, "up");
        }

        /** Runs {@code ip} on this machine. */
        public void configure(String... ip) {
            var command = new ArrayList<>(List.of("-n", name));
            command.addAll(List.of(ip));
            ip(command.toArray(new String[0]));
        }

        /** Runs a program on this machine to its end. */
        public Commands.Outcome run(Map<String, String> environment, String... command) {
            return Commands.run(inside(List.of(command)), environment);
        }

        /** Starts a program on this machine; it is ended with the machine. */
        public Process start(Map<String, String> environment, List<String> command) {
            Process process = Commands.start(inside(command), environment);
            started.add(process);
            return process;
        }

        private List<Process> started() {
            return started;
        }

        private List<String> inside(List<String> command) {
            var all = new ArrayList<>(List.of("ip", "netns", "exec", name));
            all.addAll(command);
            return all;
        }
    }
}
