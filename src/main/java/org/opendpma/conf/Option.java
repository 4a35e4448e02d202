package org.opendpma.conf;

/**
 * One {@code name=value} (or {@code name => value}) of a section.
 *
 * @param name as written, without surrounding blanks
 * @param value as Asterisk would hand it to a module: comments cut, {@code \;} resolved, blanks stripped; may be empty
 * @param position where it was written, also when the section got it from a template
 */
public record Option(String name, String value, Position position) {}
