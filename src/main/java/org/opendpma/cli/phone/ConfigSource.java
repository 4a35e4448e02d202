package org.opendpma.cli.phone;

import org.opendpma.xml.Element;

/** Where the virtual phone gets its configuration. Confined to one thread. */
interface ConfigSource extends AutoCloseable {
    /**
     * Asks for the configuration, follows where it is sent, and waits as long as it is told to, in bounds.
     *
     * @throws PhoneFailure when it gets none, with the reason in words
     */
    Element config() throws PhoneFailure;

    /** Asks for the list of profiles, in the same way. */
    Element list() throws PhoneFailure;

    /** Keeps what is open from being closed, where something is. */
    void keepAlive() throws PhoneFailure;

    @Override
    void close();
}
