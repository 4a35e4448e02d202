package org.opendpma.render.sangoma;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.opendpma.site.Site;

/** The phonebook of the snapshot in use: every configuration names it, so it is made once for all of them. Any thread. */
final class Phonebooks {
    private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

    private record Kept(Site site, Phonebook book) {}

    @SuppressWarnings("ReferenceEquality") // It was made of this very snapshot or it was not.
    Phonebook of(Site site) {
        Kept last = kept.get();
        if (last != null && last.site() == site) {
            return last.book();
        }
        var fresh = new Kept(site, new Phonebook(site));
        kept.set(fresh);
        return fresh.book();
    }
}
