package org.opendpma.render;

import java.util.Optional;
import org.opendpma.site.DeviceModel;
import org.opendpma.site.Phone;
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

    /** The contacts of a phone: those of its files that lie here, and those that are made. */
    Element contacts(Site site, Phone phone);

    /** The BLF sheet of a phone, from its file or made for the model that asks. */
    Element blfItems(Site site, Phone phone, Optional<DeviceModel> device);

    /** The contacts that contacts=auto makes, which are the same for every phone; empty without it. */
    Optional<MadeFile> madeContacts(Site site);

    /** The BLF sheet that contacts=auto makes for a phone of a model; empty without it, and where the phone has one of a file. */
    Optional<MadeFile> madeBlfItems(Site site, Phone phone, Optional<DeviceModel> device);

    /** What every phone of a network may have: the way back, the network's settings. */
    Element siteWide(SiteWideRequest request);

    /** A configuration that only sends a phone to our own door. */
    Element redirect(Site site, Reached reached);
}
