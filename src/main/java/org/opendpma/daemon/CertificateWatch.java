package org.opendpma.daemon;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.opendpma.config.CertificateChecks;
import org.opendpma.site.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns once on each day of the last thirty of a certificate, and on each day after its end: what was said when the
 * configuration was read may have been said months ago. Confined to one thread.
 */
final class CertificateWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);

    private final Supplier<Site> site;
    private final Clock clock;
    private LocalDate last;

    /** Begins with tomorrow: today's warnings came with the configuration. */
    CertificateWatch(Supplier<Site> site, Clock clock) {
        this.site = site;
        this.clock = clock;
        this.last = LocalDate.now(clock);
    }

    /** To be called more often than once a day; says nothing twice on one day. */
    @Override
    public void run() {
        LocalDate today = LocalDate.now(clock);
        if (!today.equals(last)) {
            last = today;
            CertificateChecks.ends(site.get(), clock.instant()).forEach(p -> LOG.warn("{}", p));
        }
    }
}
