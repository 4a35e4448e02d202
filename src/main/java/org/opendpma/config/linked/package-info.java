/** What phones make of the files that they fetch: what would be refused there without a word is said here. */
@NullMarked
package org.opendpma.config.linked;

import org.jspecify.annotations.NullMarked;
