package org.opendpma.site;

import java.util.Optional;
import org.opendpma.conf.Position;

/**
 * A {@code type=alert}: how a phone rings for a call with a certain Alert-Info.
 *
 * @param alertInfo the text between the angle brackets of the header
 * @param ringType normal, answer, ring-answer or visual
 * @param tone the id of a built-in tone or of a ringtone section
 * @param ringtone the ringtone section, when it is one
 */
public record Alert(
        String name,
        String alertInfo,
        String ringType,
        Optional<String> tone,
        Optional<Ringtone> ringtone,
        Position position) {}
