/** The HTTP door: what phones with their maker's own firmware fetch. Jetty carries the bytes. */
@NullMarked
package org.opendpma.http;

import org.jspecify.annotations.NullMarked;
