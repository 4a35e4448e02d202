/**
 * The mDNS door: tells phones where the daemon is (DNS-SD, RFC 6762 and RFC 6763), through Avahi or JmDNS, and finds such announcements.
 *
 * <p>What comes from the network is untrusted and reaches JmDNS only through {@link org.opendpma.mdns.Airlock}.
 */
@NullMarked
package org.opendpma.mdns;

import org.jspecify.annotations.NullMarked;
