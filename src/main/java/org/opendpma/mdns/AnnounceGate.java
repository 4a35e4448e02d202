package org.opendpma.mdns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Lets through to an announcing JmDNS what asks for its service and what contradicts it, at a bounded rate; all else would only
 * fill its cache, or end it: a query with a tiny EDNS payload size closes JmDNS 3.6.5, an AAAA record of four bytes ends its reader.
 */
final class AnnounceGate implements Gate {
    private static final int MDNS_PORT = 5353;
    /** Of records that contradict ours; keeps them from living in the cache for years. */
    private static final int TTL_MAX = 120;

    /** Answers go to all by multicast, so that a whole building that boots needs no more than this. */
    private final RateLimit queries = new RateLimit(200, Duration.ofMillis(10), System::nanoTime);
    /** Each contradiction makes JmDNS probe again and be silent meanwhile, so a forger gets few (RFC 6762 section 9 leaves the bound to us). */
    private final RateLimit conflicts = new RateLimit(5, Duration.ofSeconds(10), System::nanoTime);

    private final LocalHosts localHosts = new LocalHosts();
    private final Identity own;

    AnnounceGate(Identity own) {
        this.own = own;
    }

    /** What this JmDNS stands for. */
    interface Identity {
        /** The host name with its domain. */
        String host();

        InetAddress address();

        /** Names of the announced instances, in JmDNS's spelling. */
        Collection<String> instances();

        /** Whether the address belongs to a network of this interface. */
        boolean isOnLink(InetAddress address);
    }

    @Override
    public Optional<DnsMessage> admit(DnsMessage message, InetSocketAddress from) {
        if (message.isForeign()) {
            return Optional.empty();
        }
        return message.isResponse() ? response(message) : query(message, from);
    }

    private Optional<DnsMessage> query(DnsMessage message, InetSocketAddress from) {
        List<DnsMessage.Question> questions =
                message.questions().stream().flatMap(q -> own(q).stream()).toList();
        if (questions.isEmpty() || !queries.tryTake()) {
            return Optional.empty();
        }
        boolean near = own.isOnLink(from.getAddress());
        if (!near && from.getPort() != MDNS_PORT) {
            // It would be answered by unicast, to an address that may be forged (RFC 6762 section 11).
            return Optional.empty();
        }
        List<DnsMessage.Question> asked = near
                ? questions
                : questions.stream().map(DnsMessage.Question::byMulticast).toList();
        return Optional.of(admitted(message, asked, known(message), conflicts(message.authorities())));
    }

    private Optional<DnsMessage> response(DnsMessage message) {
        List<DnsMessage.Resource> contradicting = conflicts(message.records().toList());
        return contradicting.isEmpty()
                ? Optional.empty()
                : Optional.of(admitted(message, List.of(), contradicting, List.of()));
    }

    /** Without the flag that announces more known answers: JmDNS would hold back its answer for them. */
    private static DnsMessage admitted(
            DnsMessage from,
            List<DnsMessage.Question> questions,
            List<DnsMessage.Resource> answers,
            List<DnsMessage.Resource> authorities) {
        int flags = from.isResponse() ? 0x8400 : 0;
        return new DnsMessage(from.id(), flags, questions, answers, authorities, List.of());
    }

    private Optional<DnsMessage.Question> own(DnsMessage.Question question) {
        return question.isInternet() ? name(question.name(), question.type()).map(question::named) : Optional.empty();
    }

    private Optional<DnsName> name(DnsName asked, int type) {
        return switch (type) {
            case DnsMessage.PTR -> type(asked);
            case DnsMessage.SRV, DnsMessage.TXT -> instance(asked);
            case DnsMessage.A, DnsMessage.AAAA -> host(asked);
            case DnsMessage.ANY -> type(asked).or(() -> instance(asked)).or(() -> host(asked));
            default -> Optional.empty();
        };
    }

    private static Optional<DnsName> type(DnsName asked) {
        return List.of(DnsName.TYPE, DnsName.ALL_TYPES).stream()
                .filter(asked::sameAs)
                .findFirst();
    }

    private Optional<DnsName> instance(DnsName asked) {
        return own.instances().stream()
                .filter(i -> DnsName.ofInstance(InstanceName.unescape(i)).sameAs(asked))
                .map(DnsName::ofInstance)
                .findFirst();
    }

    private Optional<DnsName> host(DnsName asked) {
        return Optional.of(DnsName.of(own.host())).filter(asked::sameAs);
    }

    /** Known answers (RFC 6762 section 7.1): only pointers to ourselves can spare an answer of ours. */
    private List<DnsMessage.Resource> known(DnsMessage message) {
        return message.answers().stream().flatMap(r -> known(r).stream()).toList();
    }

    private Optional<DnsMessage.Resource> known(DnsMessage.Resource r) {
        return r.isInternet() && r.name().sameAs(DnsName.TYPE) && r.data() instanceof DnsMessage.Pointer p
                ? instance(p.target())
                        .map(i ->
                                new DnsMessage.Resource(DnsName.TYPE, r.dnsClass(), r.ttl(), new DnsMessage.Pointer(i)))
                        .map(known -> known.livingAtMost(TTL_MAX))
                : Optional.empty();
    }

    private List<DnsMessage.Resource> conflicts(List<DnsMessage.Resource> records) {
        List<DnsMessage.Resource> contradicting =
                records.stream().flatMap(r -> conflict(r).stream()).toList();
        return contradicting.isEmpty() || !conflicts.tryTake() ? List.of() : contradicting;
    }

    private Optional<DnsMessage.Resource> conflict(DnsMessage.Resource r) {
        if (!r.isInternet() || r.ttl() == 0) {
            return Optional.empty();
        }
        Optional<DnsName> mine = Optional.empty();
        if (r.data() instanceof DnsMessage.Service s && !isOurs(s.target())) {
            mine = instance(r.name());
        } else if (r.data() instanceof DnsMessage.Address a && !a.address().equals(own.address())) {
            mine = host(r.name());
        }
        return mine.map(r::named).map(named -> named.livingAtMost(TTL_MAX));
    }

    /** Our own packets come back to us, and those of our other interfaces when they share a network. */
    private boolean isOurs(DnsName target) {
        return target.isHost() && (target.sameAs(DnsName.of(own.host())) || localHosts.contains(target.first()));
    }
}
