package org.opendpma.config;

import java.util.List;
import org.opendpma.xml.Element;

/** The groups of a contacts file. */
public final class ContactGroups {
    private ContactGroups() {}

    /** Every {@code <contacts>} below {@code <phonebooks>}; where it is the root itself, that one alone. */
    public static List<Element> of(Element root) {
        return root.name().equals("contacts") ? List.of(root) : root.children("contacts");
    }
}
