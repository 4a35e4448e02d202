/** {@code res_digium_phone.conf} and {@code opendpma.conf}, and how a {@code Site} is made of them. */
@NullMarked
package org.opendpma.config;

import org.jspecify.annotations.NullMarked;
