/** Tests of the built program against the real thing: other programs, other machines, an operating system's networks. */
@NullMarked
package org.opendpma.it;

import org.jspecify.annotations.NullMarked;
