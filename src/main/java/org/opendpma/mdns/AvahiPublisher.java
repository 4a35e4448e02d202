package org.opendpma.mdns;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Announces through avahi-daemon: one file for all interfaces, so there is one SIP URI for all. */
final class AvahiPublisher implements Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(AvahiPublisher.class);

    private final AvahiServiceFile file;
    private String description = "Avahi announces nothing yet";
    private Optional<FoundServer> expected = Optional.empty();

    AvahiPublisher(AvahiServiceFile file) {
        this.file = file;
    }

    @Override
    public void publish(Announcement a, List<Candidate> candidates) throws IOException {
        String host = a.address()
                .or(() -> candidates.stream().findFirst().map(Candidate::host))
                .orElseThrow(() -> new IOException("there is no network address to announce"));
        String name = InstanceName.of(a.serviceName());
        file.write(name, a.port(), a.text(host));
        expected = Optional.of(new FoundServer(InstanceName.asFound(name), a.url(host), a.type()));
        description =
                "Avahi announces \"" + name + "\": " + a.url(host) + " on all its interfaces, through " + file.path();
    }

    @Override
    public String describe() {
        return description;
    }

    /** What a search should find, once something is written. */
    Optional<FoundServer> expected() {
        return expected;
    }

    @Override
    public void withdraw(Duration bound) {
        try {
            file.remove();
        } catch (IOException e) {
            LOG.warn(
                    "mDNS: {} cannot be removed, so that phones may find a server that is gone: {}",
                    file.path(),
                    e.toString());
        }
    }
}
