/** Certificates as phones see them: {@code opendpma tls}. */
@NullMarked
package org.opendpma.cli.tls;

import org.jspecify.annotations.NullMarked;
