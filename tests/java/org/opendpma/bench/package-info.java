/**
 * Plays phones, to measure servers with: thousands of them, each with its own MAC address, its own network address and its
 * own flow. Knows nothing of the program's own SIP code. Started by {@code tests/bench/run}.
 */
@NullMarked
package org.opendpma.bench;

import org.jspecify.annotations.NullMarked;
