package org.opendpma.exchange;

import java.util.Locale;

/** Why a phone does not get what it asked for; the names on the wire are fixed. */
public enum ErrorCode {
    /** The user must enter a PIN. */
    PIN_WANTED,
    /** The PIN does not fit, or the profile does not exist: the phone cannot tell. */
    PIN_WRONG,
    /** Too many attempts; {@code retry_after} says when the next one is looked at. */
    SLOW_DOWN,
    /** This phone may not have it, as it is or as it came. */
    NOT_ALLOWED,
    NO_SUCH_USER,
    NO_SUCH_METHOD,
    BAD_REQUEST,
    /** Not now. */
    BUSY,
    /** The answer is too large for UDP; ask over TCP or TLS. */
    USE_STREAM;

    /** As it stands in an answer. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }
}
