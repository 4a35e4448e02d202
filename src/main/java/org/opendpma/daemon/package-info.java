/** Builds everything in order and undoes it in reverse; the only writer of the current {@code Site}. */
@NullMarked
package org.opendpma.daemon;

import org.jspecify.annotations.NullMarked;
