/** OpenDPMA: the phone module that runs beside Asterisk. */
@NullMarked
package org.opendpma;

import org.jspecify.annotations.NullMarked;
