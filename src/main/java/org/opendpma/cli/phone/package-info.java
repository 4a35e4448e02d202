/** The virtual phone: discovers, asks, registers, obeys, as a desk phone does. */
@NullMarked
package org.opendpma.cli.phone;

import org.jspecify.annotations.NullMarked;
