package org.opendpma.mdns;

import java.net.InetAddress;
import java.util.concurrent.ThreadLocalRandom;
import javax.jmdns.impl.DNSIncoming;
import javax.jmdns.impl.DNSTaskStarter;
import javax.jmdns.impl.JmDNSImpl;
import javax.jmdns.impl.ServiceInfoImpl;
import javax.jmdns.impl.tasks.RecordReaper;
import javax.jmdns.impl.tasks.Responder;
import javax.jmdns.impl.tasks.resolver.ServiceInfoResolver;
import javax.jmdns.impl.tasks.resolver.ServiceResolver;
import javax.jmdns.impl.tasks.resolver.TypeResolver;
import javax.jmdns.impl.tasks.state.Canceler;
import javax.jmdns.impl.tasks.state.Prober;
import javax.jmdns.impl.tasks.state.Renewer;

/**
 * The timers of one JmDNS: its own, but on daemon threads and at the pace of RFC 6762. JmDNS's defaults answer questions only six
 * seconds after the start and take two to close.
 */
final class Timers implements DNSTaskStarter {
    /** Milliseconds, RFC 6762 section 8.1. */
    private static final int PROBE_INTERVAL = 250;
    /** Milliseconds, RFC 6762 section 8.3. */
    private static final int ANNOUNCE_INTERVAL = 1000;
    /** Milliseconds; JmDNS sends three goodbyes, RFC 6762 section 10.1 wants one. */
    private static final int GOODBYE_INTERVAL = 250;

    private final JmDNSImpl dns;
    private final DNSTaskStarterImpl.StarterTimer answers;
    private final DNSTaskStarterImpl.StarterTimer states;

    Timers(JmDNSImpl dns) {
        this.dns = dns;
        this.answers = new DNSTaskStarterImpl.StarterTimer("opendpma-mdns-answers " + dns.getName(), true);
        this.states = new DNSTaskStarterImpl.StarterTimer("opendpma-mdns-states " + dns.getName(), true);
    }

    @Override
    public void startProber() {
        if (!(dns instanceof BrowsingDns)) {
            int delay = ThreadLocalRandom.current().nextInt(PROBE_INTERVAL);
            states.schedule(new Prober(dns), delay, PROBE_INTERVAL);
        }
    }

    @Override
    public void startAnnouncer() {
        states.schedule(new javax.jmdns.impl.tasks.state.Announcer(dns), PROBE_INTERVAL, ANNOUNCE_INTERVAL);
    }

    @Override
    public void startRenewer() {
        new Renewer(dns).start(states);
    }

    @Override
    public void startCanceler() {
        states.schedule(new Canceler(dns), 0, GOODBYE_INTERVAL);
    }

    @Override
    public void startReaper() {
        new RecordReaper(dns).start(answers);
    }

    @Override
    public void startServiceInfoResolver(ServiceInfoImpl info) {
        new ServiceInfoResolver(dns, info).start(answers);
    }

    @Override
    public void startTypeResolver() {
        new TypeResolver(dns).start(answers);
    }

    @Override
    public void startServiceResolver(String type) {
        new ServiceResolver(dns, type).start(answers);
    }

    @Override
    public void startResponder(DNSIncoming in, InetAddress address, int port) {
        new Responder(dns, in, address, port).start(answers);
    }

    @Override
    public void purgeTimer() {
        answers.purge();
    }

    @Override
    public void purgeStateTimer() {
        states.purge();
    }

    @Override
    public void cancelTimer() {
        answers.cancel();
    }

    @Override
    public void cancelStateTimer() {
        states.cancel();
    }
}
