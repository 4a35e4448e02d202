/** Tests of the reading of both configuration files. */
@NullMarked
package org.opendpma.config;

import org.jspecify.annotations.NullMarked;
