/** The shell commands: thin clients of the daemon's socket, and what needs no daemon. */
@NullMarked
package org.opendpma.cli;

import org.jspecify.annotations.NullMarked;
