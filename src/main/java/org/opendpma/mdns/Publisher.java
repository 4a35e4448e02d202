package org.opendpma.mdns;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** One way to announce. Its caller keeps calls apart; none of them waits for the network. */
interface Publisher {
    /**
     * Announces, changes what is announced, or sees to it that it still is: called with the same arguments every half minute, and
     * then does nothing unless something broke.
     *
     * @param candidates the interfaces to announce on
     * @throws IOException when it cannot be done; the message is a sentence
     */
    void publish(Announcement announcement, List<Candidate> candidates) throws IOException;

    /** What is announced where, for the log: {@code JmDNS announces ...}. */
    String describe();

    /** Takes everything back, within the bound. */
    void withdraw(Duration bound);
}
