/** What a phone asks and what it gets: access, sessions, answers. */
@NullMarked
package org.opendpma.exchange;

import org.jspecify.annotations.NullMarked;
