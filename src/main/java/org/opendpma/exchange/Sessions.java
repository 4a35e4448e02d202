package org.opendpma.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.opendpma.site.MacAddress;
import org.opendpma.site.SeenPhone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which phone has which profile: at most one session for a phone and one for a profile. Any thread.
 *
 * <p>Bounded: past {@code most}, the session that asked longest ago is forgotten.
 */
public final class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final int most;
    private final Consumer<SessionChange> changed;
    private final Map<MacAddress, Session> byMac = new LinkedHashMap<>();
    private final Map<String, MacAddress> byPhone = new HashMap<>();

    /** @param changed told of each change, in their order, on the changing thread; must not block */
    public Sessions(int most, Collection<Session> before, Consumer<SessionChange> changed) {
        this.most = most;
        this.changed = changed;
        before.stream().limit(most).forEach(this::put);
    }

    public synchronized Optional<Session> of(MacAddress mac) {
        return Optional.ofNullable(byMac.get(mac));
    }

    public synchronized Optional<Session> of(String phone) {
        return Optional.ofNullable(byPhone.get(phone)).map(byMac::get);
    }

    /** What the device that has a profile said of itself. */
    public Optional<SeenPhone> seen(String phone) {
        return of(phone).map(s -> new SeenPhone(s.model(), s.firmware()));
    }

    /** All sessions, the one that asked longest ago first. */
    public synchronized List<Session> all() {
        return new ArrayList<>(byMac.values());
    }

    /** Opens or renews a session; a profile that another phone had is taken over from it. */
    synchronized void open(Session session) {
        MacAddress earlier = byPhone.get(session.phone());
        if (earlier != null && !earlier.equals(session.mac())) {
            LOG.info("phone {}: taken over from {} by {}", session.phone(), earlier, session.mac());
            endOf(earlier);
        }
        Session opened = of(session.mac())
                .filter(m -> m.phone().equals(session.phone()))
                .map(m -> session.since(m.since()))
                .orElse(session);
        put(opened);
        changed.accept(new SessionChange.Opened(opened));
        if (byMac.size() > most) {
            endOf(byMac.keySet().iterator().next());
        }
    }

    /** Ends a session; false when there was none. */
    synchronized boolean end(MacAddress mac) {
        boolean there = byMac.containsKey(mac);
        if (there) {
            endOf(mac);
        }
        return there;
    }

    private void endOf(MacAddress mac) {
        remove(mac);
        changed.accept(new SessionChange.Ended(mac));
    }

    private void put(Session session) {
        remove(session.mac());
        byMac.put(session.mac(), session);
        byPhone.put(session.phone(), session.mac());
    }

    private void remove(MacAddress mac) {
        Session old = byMac.remove(mac);
        if (old != null) {
            byPhone.remove(old.phone(), mac);
        }
    }
}
