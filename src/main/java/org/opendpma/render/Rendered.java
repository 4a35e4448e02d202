package org.opendpma.render;

import java.util.List;
import org.opendpma.site.Origin;
import org.opendpma.xml.Element;

/**
 * A configuration and what is not in it.
 *
 * @param config every element knows where it comes from
 * @param omissions what was left out, in the order in which it would have stood there
 */
public record Rendered(Element config, List<Omission> omissions) {
    public Rendered {
        omissions = List.copyOf(omissions);
    }

    /**
     * Something that was asked for and left out.
     *
     * @param what {@code setting small_clock}
     * @param why a sentence without its end
     * @param origin who asked for it
     */
    public record Omission(String what, String why, Origin origin) {}
}
