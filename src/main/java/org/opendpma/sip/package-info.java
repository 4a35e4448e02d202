/** The SIP door: UDP, TCP and TLS carried by Netty, requests answered, answers sent and sent again. */
@NullMarked
package org.opendpma.sip;

import org.jspecify.annotations.NullMarked;
