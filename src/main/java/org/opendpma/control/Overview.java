package org.opendpma.control;

import java.util.List;
import java.util.Optional;
import org.opendpma.asterisk.AsteriskUnavailableException;
import org.opendpma.asterisk.RegisteredContact;
import org.opendpma.exchange.Freshness;
import org.opendpma.exchange.Session;
import org.opendpma.site.Phone;
import org.opendpma.site.Problem;
import org.opendpma.site.Site;

/** What commands need of the running daemon. Any thread. */
public interface Overview {
    /** The snapshot in use. */
    Site site();

    /** One sentence: connected to AMI since when, or why not, or which file is read. */
    String asterisk();

    /** One sentence: what is announced, how, where. */
    String announcement();

    /** The doors that are open, one in a line. */
    List<String> doors();

    /** Where the configuration comes from. */
    String configuration();

    /**
     * Reads everything again and waits until it is in use, or refused.
     *
     * @return every problem; an error among them means that the old configuration stays
     */
    List<Problem> reload();

    /** Whether a phone has what it would get now. */
    Freshness.State freshness(Session session);

    /**
     * Every contact that is registered with Asterisk now.
     *
     * @throws AsteriskUnavailableException when Asterisk cannot be asked
     */
    List<RegisteredContact> contacts() throws AsteriskUnavailableException;

    /**
     * Has Asterisk send NOTIFY to the contacts of an endpoint.
     *
     * @param event {@code check-sync}, with {@code ;reboot=true} to have the phone restart
     * @throws AsteriskUnavailableException when Asterisk does not do it
     */
    void notifyEndpoint(String endpoint, String event) throws AsteriskUnavailableException;

    /** Asks every door as a phone would; takes a moment. */
    Health health();

    /** Where everything in a phone's configuration comes from, and what was left out, in lines without secrets. */
    String explain(Phone phone, Optional<Session> session);
}
