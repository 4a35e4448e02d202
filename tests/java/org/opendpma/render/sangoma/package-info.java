/** Tests of the XML of Digium's and Sangoma's phones. */
@NullMarked
package org.opendpma.render.sangoma;

import org.jspecify.annotations.NullMarked;
