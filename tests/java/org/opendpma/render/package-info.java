/** Tests of what all makers' phones have in common. */
@NullMarked
package org.opendpma.render;

import org.jspecify.annotations.NullMarked;
