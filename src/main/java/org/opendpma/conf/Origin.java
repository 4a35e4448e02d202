package org.opendpma.conf;

import java.util.List;

/**
 * What a node of the tree remembers of the file that it comes from.
 *
 * @param parents for a section, what it inherits from
 */
record Origin(Position position, List<String> parents) {
    /** Of a node that was not read but set. */
    static final Origin PROGRAM = new Origin(new Position("(set by the program)", 0), List.of());

    Origin {
        parents = List.copyOf(parents);
    }
}
