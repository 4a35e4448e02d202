/** Tests of the SIP door. */
@NullMarked
package org.opendpma.sip;

import org.jspecify.annotations.NullMarked;
