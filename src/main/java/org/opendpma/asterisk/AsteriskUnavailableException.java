package org.opendpma.asterisk;

/** Asterisk cannot be asked now; the message says why and what to do, for the log and for administrators. */
public final class AsteriskUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    public AsteriskUnavailableException(String message) {
        super(message);
    }
}
