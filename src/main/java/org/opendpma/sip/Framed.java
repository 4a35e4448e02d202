package org.opendpma.sip;

import org.opendpma.sip.message.HeaderScan;

/**
 * One message cut out of a datagram or a connection.
 *
 * @param last whether the connection must end after it, because nobody can tell where the next message begins
 */
record Framed(HeaderScan scan, byte[] body, boolean last) {}
