package org.opendpma.exchange;

import org.opendpma.site.MacAddress;

/** What became of a phone's session. The latest of a phone says all: what came before it does not matter any more. */
public sealed interface SessionChange {
    /** The phone's hardware address. */
    MacAddress mac();

    /** It was opened, or is another by now. */
    record Opened(Session session) implements SessionChange {
        @Override
        public MacAddress mac() {
            return session.mac();
        }
    }

    /** There is none any more. */
    record Ended(MacAddress mac) implements SessionChange {}
}
