/** SIP messages as bytes and as objects, without any network: the guard before the parser, the parser, the builders. */
@NullMarked
package org.opendpma.sip.message;

import org.jspecify.annotations.NullMarked;
