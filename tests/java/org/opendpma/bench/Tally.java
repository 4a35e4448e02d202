package org.opendpma.bench;

import java.util.Locale;

/** What happened. Confined to the event loop while phones run. */
final class Tally {
    final Latencies accepted = new Latencies();
    final Latencies answered = new Latencies();
    /** Questions, however often each was sent. */
    long asked;

    long answers;
    /** Bytes of the bodies of answers. */
    long bytes;
    /** Requests sent again over UDP, because no response came (timer E). */
    long resent;
    /** 503, or an error that names a time: asked again later. */
    long busy;
    /** Accepted, but no answer came in time: asked again. */
    long unanswered;
    /** Answers that came again. */
    long repeated;
    /** Connections that were refused or lost, and opened again. */
    long reconnects;
    /** Answers that were read as XML and compared with what the phone must get. */
    long checked;
    /** Answers that were somebody else's, or not what the phone must get. */
    long wrong;

    long failed;
    String firstFailure = "";

    void fail(String why) {
        failed++;
        note(why);
    }

    void wrong(String why) {
        wrong++;
        note(why);
    }

    private void note(String why) {
        if (firstFailure.isEmpty()) {
            firstFailure = why;
        }
    }

    /** The warm-up is over; what was counted stays. */
    void forgetTimes() {
        accepted.clear();
        answered.clear();
    }

    /** Whether every question got one answer, and the right one. */
    boolean isClean() {
        return failed == 0 && wrong == 0 && asked == answers && asked > 0;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "asked=%d answers=%d failed=%d wrong=%d checked=%d busy=%d resent=%d unanswered=%d repeated=%d"
                        + " reconnects=%d body_bytes=%d clean=%s%s",
                asked,
                answers,
                failed,
                wrong,
                checked,
                busy,
                resent,
                unanswered,
                repeated,
                reconnects,
                bytes / Math.max(1, answers),
                isClean(),
                firstFailure.isEmpty() ? "" : " first_failure=\"" + firstFailure + "\"");
    }
}
