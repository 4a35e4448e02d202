package org.opendpma.site;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendpma.conf.Position;

/** A {@code type=application}: an application of the phone and its settings. */
public sealed interface Application {
    /** The section's name. */
    String name();

    Position position();

    /** As {@code application=} names it. */
    String kind();

    /** Visual voicemail. */
    record Voicemail(String name, boolean requiresPassword, Optional<Translation> translation, Position position)
            implements Application {
        @Override
        public String kind() {
            return "voicemail";
        }
    }

    /**
     * Parked calls.
     *
     * @param lot the only lot that it shows; empty for all
     */
    record Parking(String name, Optional<String> lot, Optional<Translation> translation, Position position)
            implements Application {
        @Override
        public String kind() {
            return "parking";
        }
    }

    /**
     * A queue and what the user may see and do in it.
     *
     * @param permission none, status, overview or details
     * @param isMember whether the user can be a member
     * @param location the interface in the queue, such as {@code PJSIP/200}
     */
    record Queue(
            String name,
            String queue,
            Optional<String> permission,
            Optional<Boolean> isMember,
            Optional<String> memberName,
            Optional<String> location,
            Optional<String> loginExtension,
            Optional<String> logoutExtension,
            Optional<Translation> translation,
            Position position)
            implements Application {
        @Override
        public String kind() {
            return "queue";
        }
    }

    /**
     * A presence state that the user can choose.
     *
     * @param status available, chat, away, dnd, xa or unavailable
     * @param substatus texts to choose from
     * @param sends486 whether the phone is busy for callers in this state
     */
    record Status(
            String name,
            String status,
            List<String> substatus,
            boolean sends486,
            Optional<Translation> translation,
            Position position)
            implements Application {
        public Status {
            substatus = List.copyOf(substatus);
        }

        @Override
        public String kind() {
            return "status";
        }
    }

    /**
     * An application of the administrator's own.
     *
     * @param appName as its app.json says
     * @param md5 what changes when the file does; empty: reckoned of the file
     * @param settings handed to the application as they are
     */
    record Custom(
            String name,
            String appName,
            Optional<LinkedFile> file,
            Optional<String> md5,
            boolean autostarts,
            Map<String, String> settings,
            Position position)
            implements Application {
        public Custom {
            settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        }

        @Override
        public String kind() {
            return "custom";
        }
    }
}
