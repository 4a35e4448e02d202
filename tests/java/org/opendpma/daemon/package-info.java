/** Tests of the daemon's own parts. */
@NullMarked
package org.opendpma.daemon;

import org.jspecify.annotations.NullMarked;
