/** Tests of the commands that need no daemon. */
@NullMarked
package org.opendpma.cli;

import org.jspecify.annotations.NullMarked;
