/** Tests of the HTTP door. */
@NullMarked
package org.opendpma.http;

import org.jspecify.annotations.NullMarked;
