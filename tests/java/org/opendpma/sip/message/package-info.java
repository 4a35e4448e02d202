/** Tests of SIP messages as bytes. */
@NullMarked
package org.opendpma.sip.message;

import org.jspecify.annotations.NullMarked;
