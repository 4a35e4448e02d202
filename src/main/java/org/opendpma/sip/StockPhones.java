package org.opendpma.sip;

import java.net.InetAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.opendpma.sip.message.HeaderBlock.HeaderLine;
import org.opendpma.sip.message.Parsed;
import org.opendpma.site.IpAddresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recognises phones with their maker's own firmware, whose SIP MESSAGE bodies only the closed module can read, and says so
 * once for each. Any thread; bounded.
 */
final class StockPhones {
    private static final Logger LOG = LoggerFactory.getLogger(StockPhones.class);
    private static final int MOST = 10_000;

    private final Set<InetAddress> told = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Boolean> eldest) {
            return size() > MOST;
        }
    }));

    /** Whether a request without XML comes from such a phone, by its User-Agent. */
    boolean speaksClosed(Parsed.Request request, InetAddress address) {
        String agent = request.head().first("user-agent").map(HeaderLine::value).orElse("");
        String lower = agent.toLowerCase(Locale.ROOT);
        boolean stock = lower.startsWith("digium") || lower.startsWith("sangoma");
        if (stock && told.add(address)) {
            LOG.warn(
                    "phone at {} ({}) speaks its maker's closed format over SIP MESSAGE, which nobody else can read; give"
                            + " it its configuration over HTTP or HTTPS instead (README: what it cannot do)",
                    IpAddresses.literal(address),
                    agent.replaceAll("[^\\p{Print}]", "?"));
        }
        return stock;
    }
}
