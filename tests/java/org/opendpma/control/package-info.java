@NullMarked
package org.opendpma.control;

import org.jspecify.annotations.NullMarked;
