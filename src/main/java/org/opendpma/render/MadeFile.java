package org.opendpma.render;

import org.opendpma.site.Md5;
import org.opendpma.xml.Element;
import org.opendpma.xml.XmlWriter;

/**
 * A file that is not written anywhere but made when a phone fetches it; the bytes may not be changed.
 *
 * @param md5 of the bytes: what the configuration names, so that a phone fetches it again when it has changed
 */
public record MadeFile(byte[] bytes, String md5) {
    /** The XML document of a tree. */
    public static MadeFile of(Element root) {
        byte[] bytes = XmlWriter.document(root);
        return new MadeFile(bytes, Md5.of(bytes));
    }
}
