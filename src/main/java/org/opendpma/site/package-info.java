/**
 * The model: immutable records and sealed interfaces, without any I/O.
 */
@NullMarked
package org.opendpma.site;

import org.jspecify.annotations.NullMarked;
