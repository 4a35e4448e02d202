package org.opendpma.render;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import com.fasterxml.jackson.dataformat.xml.XmlFactory;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads untrusted XML into elements: without document types, entities, or a depth that nobody needs. Comments, processing
 * instructions and namespaces are passed over. Any thread.
 */
public final class XmlReader {
    private static final int DEEPEST = 32;
    private static final int MOST_ATTRIBUTES = 64;
    private static final int LONGEST_TEXT = 65_536;
    private static final long MOST_CHARACTERS = 8L * 1024 * 1024;
    private static final XMLInputFactory FACTORY = new XmlFactory(hardened()).getXMLInputFactory();

    private XmlReader() {}

    /** The root element; empty when the bytes are no well-formed XML, or more than is sane. */
    public static Optional<Element> read(byte[] bytes) {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException notXml) {
            return Optional.empty();
        }
    }

    private static Optional<Element> read(XMLStreamReader reader) throws XMLStreamException {
        Optional<Element> root = Optional.empty();
        Deque<Element> open = new ArrayDeque<>();
        Deque<StringBuilder> texts = new ArrayDeque<>();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Element element = element(reader);
                    if (open.isEmpty()) {
                        root = Optional.of(element);
                    } else {
                        open.element().add(element);
                    }
                    open.push(element);
                    texts.push(new StringBuilder());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(texts, reader);
                case XMLStreamConstants.END_ELEMENT -> {
                    String text = texts.pop().toString();
                    Element done = open.pop();
                    done.text(done.children().isEmpty() ? text : text.strip());
                }
                default -> {
                    // Comments and the like say nothing.
                }
            }
        }
        return root;
    }

    private static void append(Deque<StringBuilder> texts, XMLStreamReader reader) {
        StringBuilder text = texts.peek();
        if (text != null) {
            text.append(reader.getText());
        }
    }

    private static Element element(XMLStreamReader reader) {
        var element = new Element(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            element.set(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return element;
    }

    private static XMLInputFactory hardened() {
        var factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_TEXT);
        factory.setProperty(WstxInputProperties.P_MAX_CHARACTERS, MOST_CHARACTERS);
        return factory;
    }
}
