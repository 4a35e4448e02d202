/** The admin listener on loopback: commands from Asterisk's own CLI, metrics, health. */
@NullMarked
package org.opendpma.http.admin;

import org.jspecify.annotations.NullMarked;
