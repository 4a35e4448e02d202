/**
 * The AMI front: a port that is Asterisk's own manager interface, under its own logins, with the actions and commands of
 * DPMA answered by us.
 */
@NullMarked
package org.opendpma.control.front;

import org.jspecify.annotations.NullMarked;
