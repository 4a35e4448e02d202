/** What Asterisk knows: endpoints, passwords and events, over AMI or from its own files. */
@NullMarked
package org.opendpma.asterisk;

import org.jspecify.annotations.NullMarked;
