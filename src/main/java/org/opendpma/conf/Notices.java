package org.opendpma.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects the notices of one load, up to a limit. For one thread. */
final class Notices {
    private final int most;
    private final List<Notice> all = new ArrayList<>();

    Notices(int most) {
        this.most = most;
    }

    /** The message is only put together if there is room for it. */
    void add(Position at, Supplier<String> message) {
        if (all.size() < most) {
            all.add(new Notice(at, message.get()));
        } else if (all.size() == most) {
            all.add(new Notice(at, "from here on notices are left out; there are more than " + most));
        }
    }

    void add(Notice notice) {
        add(notice.position(), notice::message);
    }

    List<Notice> all() {
        return List.copyOf(all);
    }
}
