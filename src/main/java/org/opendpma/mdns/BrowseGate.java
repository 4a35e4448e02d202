package org.opendpma.mdns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Lets through to a browsing JmDNS answers about our service type, of a bounded number of servers and at a bounded rate. */
final class BrowseGate implements Gate {
    static final int SERVERS_MAX = 64;
    private static final int TXT_STRINGS_MAX = 32;
    /** Seconds; RFC 6762 section 10 wants 75 minutes at most. */
    private static final int TTL_MAX = 4500;

    private static final char DOT = '\u007f';
    private static final String UNDERSCORE = "\u009f";
    private static final String SPACE = "\u009e";

    private final RateLimit responses = new RateLimit(400, Duration.ofMillis(5), System::nanoTime);
    private final Set<String> servers = new HashSet<>();
    private final Set<String> hosts = new HashSet<>();

    @Override
    public Optional<DnsMessage> admit(DnsMessage message, InetSocketAddress from) {
        if (message.isForeign() || !message.isResponse()) {
            return Optional.empty();
        }
        List<DnsMessage.Resource> services =
                message.records().flatMap(r -> service(r).stream()).toList();
        List<DnsMessage.Resource> addresses =
                message.records().filter(this::isWanted).toList();
        boolean nothing = services.isEmpty() && addresses.isEmpty();
        return nothing || !responses.tryTake() ? Optional.empty() : Optional.of(response(message, services, addresses));
    }

    private static DnsMessage response(
            DnsMessage from, List<DnsMessage.Resource> services, List<DnsMessage.Resource> addresses) {
        return new DnsMessage(from.id(), from.flags(), List.of(), services, List.of(), addresses);
    }

    private Optional<DnsMessage.Resource> service(DnsMessage.Resource r) {
        Optional<DnsMessage.Resource> ours = Optional.empty();
        if (r.isInternet()
                && r.data() instanceof DnsMessage.Pointer p
                && r.name().sameAs(DnsName.TYPE)) {
            ours = instance(p.target())
                    .map(i -> new DnsMessage.Resource(DnsName.TYPE, r.dnsClass(), r.ttl(), new DnsMessage.Pointer(i)));
        } else if (r.isInternet()) {
            ours = instance(r.name()).filter(i -> describesServer(r.data())).map(r::named);
        }
        return ours.map(any -> any.livingAtMost(TTL_MAX));
    }

    private boolean describesServer(DnsMessage.Data data) {
        if (data instanceof DnsMessage.Service s) {
            return isPlain(s.target()) && remember(hosts, key(s.target()));
        }
        return data instanceof DnsMessage.Text t && t.strings().size() <= TXT_STRINGS_MAX;
    }

    private boolean isWanted(DnsMessage.Resource r) {
        return r.isInternet()
                && r.data() instanceof DnsMessage.Address
                && isPlain(r.name())
                && hosts.contains(key(r.name()));
    }

    private Optional<DnsName> instance(DnsName name) {
        return name.isInstance()
                        && name.first().chars().noneMatch(Character::isISOControl)
                        && remember(servers, key(name))
                ? Optional.of(DnsName.ofInstance(hidden(name.first())))
                : Optional.empty();
    }

    /**
     * The name with what JmDNS would take for syntax, or trim, replaced by control characters, which no name may hold. None is longer
     * in UTF-8 than what it stands for, but for those at the ends.
     */
    private static String hidden(String name) {
        return name.replace('.', DOT)
                .replaceFirst("^_", UNDERSCORE)
                .replaceFirst("^ ", SPACE)
                .replaceFirst(" $", SPACE);
    }

    /** The name as it was on the network. */
    static String shown(String hidden) {
        return hidden.replace(DOT, '.').replace(UNDERSCORE, "_").replace(SPACE, " ");
    }

    /** JmDNS keeps names as text, where a dot inside a label is lost. */
    private static boolean isPlain(DnsName host) {
        return !host.labels().isEmpty()
                && host.labels().stream().noneMatch(label -> label.contains(".") || label.contains("\\"));
    }

    private static String key(DnsName name) {
        return String.join(".", name.labels()).toLowerCase(Locale.ROOT);
    }

    private static boolean remember(Set<String> names, String name) {
        return names.contains(name) || (names.size() < SERVERS_MAX && names.add(name));
    }
}
