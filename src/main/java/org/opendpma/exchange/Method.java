package org.opendpma.exchange;

import org.opendpma.site.Site;

/** One request method. Implementations are called by any thread of the worker pool. */
interface Method {
    Answer answer(Ask ask, Site site);
}
