/** The {@code digium_phones} commands, once, and the socket through which the shell reaches them. */
@NullMarked
package org.opendpma.control;

import org.jspecify.annotations.NullMarked;
