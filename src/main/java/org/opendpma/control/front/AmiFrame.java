package org.opendpma.control.front;

/**
 * Bytes of an AMI stream, exactly as they came.
 *
 * @param part what of a message they are
 */
record AmiFrame(byte[] bytes, Part part) {
    /** A message that is longer than the framer holds comes in pieces; nobody looks into those. */
    enum Part {
        WHOLE,
        PIECE,
        LAST_PIECE
    }

    /** Whether the next bytes begin another message. */
    boolean endsMessage() {
        return part != Part.PIECE;
    }
}
