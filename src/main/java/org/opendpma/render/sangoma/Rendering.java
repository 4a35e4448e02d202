package org.opendpma.render.sangoma;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.opendpma.render.RenderRequest;
import org.opendpma.render.Rendered.Omission;
import org.opendpma.site.Network;
import org.opendpma.site.Origin;
import org.opendpma.xml.Element;

/** One rendering while it goes on: the request, and what had to be left out. Confined to one thread. */
final class Rendering {
    private final RenderRequest request;
    private final List<Omission> omissions = new ArrayList<>();

    Rendering(RenderRequest request) {
        this.request = request;
    }

    RenderRequest request() {
        return request;
    }

    List<Omission> omissions() {
        return omissions;
    }

    void omit(String what, String why, Origin origin) {
        omissions.add(new Omission(what, why, origin));
    }

    /** Whether the device knows a setting or a feature; if not, that is remembered. */
    boolean permits(String needed, String what, Origin origin) {
        Optional<String> why = request.whyNot(needed);
        why.ifPresent(w -> omit(what, w, origin));
        return why.isEmpty();
    }

    /** Does something once for each network, or once without any. */
    void inEachNetwork(Consumer<Optional<Network>> what) {
        if (request.networks().isEmpty()) {
            what.accept(Optional.empty());
        }
        request.networks().forEach(n -> what.accept(Optional.of(n)));
    }

    /** Marks an element that holds in one of several networks only. */
    Element mark(Element element, Optional<Network> network) {
        return request.varies() ? element.set("network_id", network.map(Network::name)) : element;
    }
}
