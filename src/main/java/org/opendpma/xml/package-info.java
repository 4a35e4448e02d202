/** Trees of XML: built for phones, read of files and requests; knows nothing of phones. */
@NullMarked
package org.opendpma.xml;

import org.jspecify.annotations.NullMarked;
