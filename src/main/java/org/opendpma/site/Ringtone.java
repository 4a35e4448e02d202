package org.opendpma.site;

import org.opendpma.conf.Position;

/**
 * A {@code type=ringtone}: a tone that phones load.
 *
 * @param name the section's name; the tone's id
 * @param alias what the phone's menu shows
 */
public record Ringtone(String name, String alias, LinkedFile file, Position position) {}
