package org.opendpma.render.sangoma;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.opendpma.render.Reached;
import org.opendpma.render.RenderRequest;
import org.opendpma.site.FileFacts;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.Phone;
import org.opendpma.site.SipTransport;
import org.opendpma.site.Site;
import org.opendpma.xml.Element;
import org.opendpma.xml.XmlWriter;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** The configuration of a phone of a site, as the phone at some address would get it. */
final class RenderedPhone {
    static final Map<SipTransport, Integer> DOORS =
            Map.of(SipTransport.UDP, 5_062, SipTransport.TCP, 5_062, SipTransport.TLS, 5_063);

    private RenderedPhone() {}

    /** A phone that asks over a transport, at an address of ours, from an address of its own. */
    static Element config(Site site, String phone, String model, SipTransport transport, String local, String from) {
        Phone profile = site.phone(phone).orElseThrow();
        var reached = new Reached(transport, IpAddresses.parse(local).orElseThrow(), DOORS);
        return new SangomaRenderer(FileFacts.NONE, Clock.systemUTC())
                .render(new RenderRequest(
                        site,
                        profile,
                        model.isEmpty() ? Optional.empty() : site.models().find(model),
                        Optional.empty(),
                        profile.networkOf(IpAddresses.parse(from).orElseThrow()).stream()
                                .toList(),
                        reached));
    }

    static Element config(Site site, String phone) {
        return config(site, phone, "", SipTransport.UDP, "192.0.2.1", "192.0.2.77");
    }

    static String document(Element config) {
        return new String(XmlWriter.document(config), StandardCharsets.UTF_8);
    }

    /** Parsed by the JDK, not by a reader of our own. */
    static Document parsed(Element config) throws ParserConfigurationException, IOException, SAXException {
        var factory = DocumentBuilderFactory.newInstance(
                "com.sun.org.apache.xerces.internal.jaxp.DocumentBuilderFactoryImpl", null);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new ByteArrayInputStream(XmlWriter.fragment(config)));
    }

    /** The value of a setting; empty when there is none. */
    static Optional<String> setting(Element config, String id) {
        return config.children().stream()
                .filter(e -> e.name().equals("setting"))
                .filter(e -> e.attribute("id").equals(Optional.of(id)))
                .flatMap(e -> e.attribute("value").stream())
                .findFirst();
    }
}
