/** {@code Site} and a phone make bytes; one package per maker of phones. */
@NullMarked
package org.opendpma.render;

import org.jspecify.annotations.NullMarked;
