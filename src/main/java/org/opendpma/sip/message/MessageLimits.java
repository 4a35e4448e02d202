package org.opendpma.sip.message;

/**
 * How large a SIP message may be. The parser's cost grows with the square of some of these, so they are checked by a
 * linear scan before it sees anything.
 *
 * @param headerBytes the start line and all headers, empty line included
 * @param lines logical lines, the start line included
 * @param lineBytes one logical line, its folds included
 * @param separators commas and semicolons in the whole header block
 * @param bodyBytes the body
 */
public record MessageLimits(int headerBytes, int lines, int lineBytes, int separators, int bodyBytes) {
    /** Far above any real phone's message: RFC 4475's largest has 593 bytes in a line, 44 lines, 21 separators. */
    public static final MessageLimits DEFAULT = new MessageLimits(16 * 1024, 128, 2_048, 256, 64 * 1024);
}
