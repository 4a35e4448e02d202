/** {@code opendpma setup}: what has to stand in Asterisk's and our own files, planned, done and undone. */
@NullMarked
package org.opendpma.cli.setup;

import org.jspecify.annotations.NullMarked;
