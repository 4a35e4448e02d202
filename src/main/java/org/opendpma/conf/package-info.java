/**
 * Asterisk's configuration dialect as a format of Commons Configuration; knows nothing of phones.
 */
@NullMarked
package org.opendpma.conf;

import org.jspecify.annotations.NullMarked;
