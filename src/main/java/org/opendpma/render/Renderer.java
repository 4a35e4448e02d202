package org.opendpma.render;

import org.opendpma.site.Site;
import org.opendpma.xml.Element;

/** Makes the configuration of a phone as its maker defined it. Implementations are immutable: any thread. */
public interface Renderer {
    /** The configuration as a tree; it is never sent anywhere but to the phone itself, for it holds its passwords. */
    Element render(RenderRequest request);

    /** A configuration that only sends a phone to our own door. */
    Element redirect(Site site, Reached reached);
}
