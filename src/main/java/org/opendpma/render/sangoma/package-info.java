/** The XML of Digium's D-series and Sangoma's P-series phones. */
@NullMarked
package org.opendpma.render.sangoma;

import org.jspecify.annotations.NullMarked;
