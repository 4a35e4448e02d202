package org.opendpma.mdns;

import javax.jmdns.impl.DNSTaskStarter;
import javax.jmdns.impl.NameRegister;

/** What JmDNS has to be told once in a process, before its first instance. */
final class JmdnsSetup {
    /**
     * Seconds. RFC 6762 section 10 wants 120 for records that name a host and 4500 for others; JmDNS knows one time for all. The
     * short one costs a packet a minute, and a server that was killed is forgotten after two minutes.
     */
    static final int TTL = 120;

    static {
        // JmDNS reads it once, when its constants are loaded.
        System.setProperty("net.dns.ttl", Integer.toString(TTL));
        DNSTaskStarter.Factory.setClassDelegate(Timers::new);
        NameRegister.Factory.setRegistry(new Renaming());
    }

    private JmdnsSetup() {}

    /** Runs the above when it is called first. */
    static void once() {}
}
