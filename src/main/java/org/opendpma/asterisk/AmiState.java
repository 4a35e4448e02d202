package org.opendpma.asterisk;

import java.time.Instant;

/** How it stands with AMI, for the log and for commands. */
public sealed interface AmiState {
    /**
     * Logged in.
     *
     * @param since when
     */
    record Connected(Instant since) implements AmiState {}

    /**
     * Not logged in; it is tried again for ever.
     *
     * @param since when it was lost, or when the first attempt began
     * @param reason one sentence
     */
    record Down(Instant since, String reason) implements AmiState {}
}
