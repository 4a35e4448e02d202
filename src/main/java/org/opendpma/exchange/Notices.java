package org.opendpma.exchange;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warnings that are logged once for each phone, not once for each request. Bounded; any thread. */
final class Notices {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final int MOST = 20_000;

    private final Set<String> told = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    }));

    void once(String key, String message) {
        if (told.add(key)) {
            LOG.warn("{}", message);
        }
    }

    /** The same for what is told often and made seldom. */
    void once(String key, Supplier<String> message) {
        if (!told.contains(key)) {
            once(key, message.get());
        }
    }

    /** After a reload, what is still wrong is told again. */
    void forget() {
        told.clear();
    }
}
