/** Tests of the session with Asterisk, and of what is read from it. */
@NullMarked
package org.opendpma.asterisk;

import org.jspecify.annotations.NullMarked;
