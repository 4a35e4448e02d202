/** Tests of what phones and administrators are answered. */
@NullMarked
package org.opendpma.exchange;

import org.jspecify.annotations.NullMarked;
