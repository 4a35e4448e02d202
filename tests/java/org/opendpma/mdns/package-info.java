/** Tests of the mDNS door. */
@NullMarked
package org.opendpma.mdns;

import org.jspecify.annotations.NullMarked;
