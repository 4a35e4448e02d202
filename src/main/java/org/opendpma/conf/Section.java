package org.opendpma.conf;

import java.util.List;

/**
 * One {@code [section]} with everything it holds, templates applied.
 *
 * @param name the text between the brackets
 * @param template whether it was marked {@code (!)}: Asterisk's modules do not see such a section
 * @param parents the names of the templates and sections it inherits from, in the order written
 * @param position where its header stands
 * @param options in the order in which Asterisk's modules see them, inherited ones included
 */
public record Section(String name, boolean template, List<String> parents, Position position, List<Option> options) {

    public Section {
        parents = List.copyOf(parents);
        options = List.copyOf(options);
    }
}
