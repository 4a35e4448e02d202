package org.opendpma.daemon;

import org.opendpma.site.Site;

/** The one reference to the snapshot in use. Read by any thread, written by the {@link Reloader} alone. */
final class CurrentSite {
    private volatile Site site;

    CurrentSite(Site first) {
        this.site = first;
    }

    Site get() {
        return site;
    }

    void set(Site fresh) {
        site = fresh;
    }
}
