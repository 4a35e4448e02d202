package org.opendpma.control.front;

import java.util.function.Supplier;

/**
 * An action that is ours to answer.
 *
 * @param need what the caller must be allowed by Asterisk
 * @param work finds the answer; may take its time
 */
record Claim(Rights.Need need, Supplier<AmiAnswer> work) {}
