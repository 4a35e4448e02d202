package org.opendpma.render;

import org.opendpma.site.Site;
import org.opendpma.xml.Element;

/** Makes the configuration of a phone as its maker defined it. Implementations are thread-safe. */
public interface Renderer {
    /** The configuration with its reasons; it is never sent anywhere but to the phone itself, for it holds its passwords. */
    Rendered explain(RenderRequest request);

    /** The configuration as a tree. */
    default Element render(RenderRequest request) {
        return explain(request).config();
    }

    /** A configuration that only sends a phone to our own door. */
    Element redirect(Site site, Reached reached);
}
