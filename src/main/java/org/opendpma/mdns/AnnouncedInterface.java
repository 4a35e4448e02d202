package org.opendpma.mdns;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.jmdns.ServiceInfo;
import javax.jmdns.impl.DNSRecord;
import javax.jmdns.impl.ServiceInfoImpl;
import javax.jmdns.impl.constants.DNSRecordClass;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What JmDNS announces on one interface. */
final class AnnouncedInterface {
    private static final Logger LOG = LoggerFactory.getLogger(AnnouncedInterface.class);

    private final Candidate where;
    private final AnnouncingDns dns;
    private Announcement announced;
    private ServiceInfoImpl service;
    private boolean renamed;

    private AnnouncedInterface(Candidate where, AnnouncingDns dns, Announcement announcement) {
        this.where = where;
        this.dns = dns;
        this.announced = announcement;
        this.service = made(announcement);
    }

    /**
     * Begins to announce; questions are answered two seconds later, after probing for the name.
     *
     * @throws IOException when the interface is gone or refuses multicast
     */
    static AnnouncedInterface open(Candidate where, Announcement announcement) throws IOException {
        var opened = new AnnouncedInterface(where, AnnouncingDns.open(where.address()), announcement);
        opened.dns.registerService(opened.service);
        return opened;
    }

    /** Changes what is announced, without taking back what stays: only a new name is a new service. */
    void change(Announcement to) throws IOException {
        if (to.equals(announced)) {
            return;
        }
        if (name(to).equals(name(announced))) {
            update(to);
        } else {
            ServiceInfo old = service;
            service = made(to);
            dns.registerService(service);
            renamed = false;
            Closing.withdraw(dns, old);
        }
        announced = to;
    }

    /** Says so, once for each name, when another server had it first. */
    void warnIfRenamed() {
        if (!renamed && !currentName().equals(name(announced))) {
            renamed = true;
            LOG.warn(
                    "mDNS: another server on {} is already called \"{}\"; phones there see this one as \"{}\"",
                    where.nic(),
                    name(announced),
                    currentName());
        }
    }

    boolean isHealthy() {
        return dns.isHealthy();
    }

    GatedDns dns() {
        return dns;
    }

    /** {@code sip:proxy@192.0.2.1:5062;transport=tls on eth0}. */
    String describe() {
        return announced.url(host(announced)) + " on " + where.nic();
    }

    private String currentName() {
        return InstanceName.unescape(service.getName());
    }

    private static String name(Announcement a) {
        return InstanceName.forJmdns(a.serviceName());
    }

    private String host(Announcement a) {
        return a.address().orElseGet(where::host);
    }

    private ServiceInfoImpl made(Announcement a) {
        return new ServiceInfoImpl(qualified(a), a.port(), 0, 0, false, a.text(host(a)));
    }

    /** JmDNS strips one dot, underscore and dot from the ends of a name, so that it gets some to strip. */
    private static Map<ServiceInfo.Fields, String> qualified(Announcement a) {
        var name = new LinkedHashMap<ServiceInfo.Fields, String>();
        name.put(ServiceInfo.Fields.Instance, "._" + InstanceName.escape(name(a)) + ".");
        name.put(ServiceInfo.Fields.Application, "digiumproxy");
        name.put(ServiceInfo.Fields.Protocol, "udp");
        name.put(ServiceInfo.Fields.Domain, "local");
        name.put(ServiceInfo.Fields.Subtype, "");
        return name;
    }

    /** JmDNS has no setter for the port, but takes it from a record; the new text makes it announce both. */
    private void update(Announcement to) {
        if (to.port() != announced.port()) {
            service.updateRecord(dns.getCache(), System.currentTimeMillis(), record(to.port()));
        }
        service.setText(to.text(host(to)));
    }

    private DNSRecord.Service record(int port) {
        return new DNSRecord.Service(
                service.getQualifiedName(), DNSRecordClass.CLASS_IN, true, JmdnsSetup.TTL, 0, 0, port, dns.host());
    }
}
