package org.opendpma.xml;

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

    /** What bytes turned out to be. */
    public sealed interface Outcome {
        /** Well-formed XML. */
        record Tree(Element root) implements Outcome {}

        /**
         * No well-formed XML, or more than is sane.
         *
         * @param line where, from 1
         * @param reason one sentence
         */
        record Broken(int line, String reason) implements Outcome {}
    }

    /** The root element; empty when the bytes are no well-formed XML, or more than is sane. */
    public static Optional<Element> read(byte[] bytes) {
        return parse(bytes) instanceof Outcome.Tree tree ? Optional.of(tree.root()) : Optional.empty();
    }

    /** The root element, or what is wrong and where. */
    public static Outcome parse(byte[] bytes) {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes));
            try {
                return read(reader)
                        .<Outcome>map(Outcome.Tree::new)
                        .orElseGet(() -> new Outcome.Broken(1, "there is no element in it"));
            } finally {
                reader.close();
            }
        } catch (XMLStreamException notXml) {
            int line = notXml.getLocation() == null ? 1 : notXml.getLocation().getLineNumber();
            return new Outcome.Broken(Math.max(line, 1), sentence(notXml));
        } catch (RuntimeException notXml) {
            // Woodstox wraps what it finds while it reads lazily.
            return notXml.getCause() instanceof XMLStreamException cause && cause.getLocation() != null
                    ? new Outcome.Broken(Math.max(cause.getLocation().getLineNumber(), 1), sentence(cause))
                    : new Outcome.Broken(1, "it cannot be read as XML");
        }
    }

    /** The library's own message, its first line, without its idea of the place. */
    private static String sentence(XMLStreamException notXml) {
        String message = String.valueOf(notXml.getMessage()).lines().findFirst().orElse("it cannot be read as XML");
        String clean = message.replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= 200 ? clean : clean.substring(0, 200) + "...";
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
        var element =
                new Element(reader.getLocalName()).atLine(reader.getLocation().getLineNumber());
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
