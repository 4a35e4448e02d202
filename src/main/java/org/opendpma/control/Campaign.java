package org.opendpma.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.opendpma.exchange.Session;

/** The tally of one reconfigure: whom it concerned and what came of it. Any thread. */
final class Campaign {
    private static final int NAMED = 20;

    private final int phones;
    private final Map<Session, Instant> told = new LinkedHashMap<>();
    private final Map<Session, String> unreachable = new LinkedHashMap<>();
    private final List<String> fetched = new ArrayList<>();
    private int unchanged;
    private boolean ended;

    Campaign(int phones) {
        this.phones = phones;
    }

    synchronized void unchanged() {
        unchanged++;
    }

    synchronized void told(Session session, Instant when) {
        told.put(session, when);
    }

    synchronized void unreachable(Session session, String why) {
        unreachable.put(session, why);
    }

    /** Takes out who has asked since it was told. */
    synchronized void collect(Predicate<Map.Entry<Session, Instant>> hasFetched) {
        var back = told.entrySet().stream().filter(hasFetched).toList();
        back.forEach(e -> {
            told.remove(e.getKey());
            fetched.add(e.getKey().phone());
        });
    }

    /** Whether every phone that was told has fetched, and every phone was looked at. */
    synchronized boolean isComplete() {
        return told.isEmpty() && unchanged + unreachable.size() + fetched.size() >= phones;
    }

    synchronized void end() {
        told.keySet().forEach(s -> unreachable.put(s, "it was told, and has not fetched"));
        ended = true;
    }

    synchronized boolean silent() {
        return !unreachable.isEmpty();
    }

    /** Who stayed silent after it was told is counted in both. */
    synchronized Tally tally() {
        return new Tally(phones, told.size() + fetched.size(), fetched.size(), unchanged, unreachable.size());
    }

    /** One line. */
    synchronized String line() {
        Tally t = tally();
        int late = ended ? 0 : told.size();
        return t.phones() + " phones: " + t.asked() + " asked, " + t.fetched() + " fetched, " + t.unchanged()
                + " unchanged, " + t.silent() + " silent" + (ended ? "." : late > 0 ? ", " + late + " awaited" : "");
    }

    /** The line, and who was silent. */
    synchronized String text() {
        var text = new StringBuilder(ended ? "Reconfigure: " : "Reconfigure goes on: ")
                .append(line())
                .append('\n');
        unreachable.entrySet().stream()
                .limit(NAMED)
                .forEach(e -> text.append("silent ")
                        .append(e.getKey().phone())
                        .append(": ")
                        .append(e.getValue())
                        .append('\n'));
        return text.toString();
    }

    synchronized Map<String, Object> data() {
        var silent = new LinkedHashMap<String, String>();
        unreachable.forEach((s, why) -> silent.put(s.phone(), why));
        return Map.of(
                "phones", phones,
                "asked", tally().asked(),
                "fetched", List.copyOf(fetched),
                "unchanged", unchanged,
                "silent", silent,
                "ended", ended);
    }
}
