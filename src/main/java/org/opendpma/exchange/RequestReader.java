package org.opendpma.exchange;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.dataformat.xml.XmlFactory;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import com.fasterxml.jackson.dataformat.xml.deser.FromXmlParser;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;

/**
 * Reads {@code <request method= id=><parameters>...}: untrusted XML, without any document type, entity or depth that a
 * phone does not need. Any thread.
 */
public final class RequestReader {
    static final int LONGEST_NAME = 64;
    private static final int MOST_PARAMETERS = 64;
    private static final int LONGEST_VALUE = 4_096;
    private static final Pattern METHOD = Pattern.compile("[A-Za-z0-9._-]{1," + LONGEST_NAME + "}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._@:-]{0," + LONGEST_NAME + "}");
    private static final XmlMapper MAPPER = new XmlMapper(new XmlFactory(hardened()));

    private RequestReader() {}

    /** A request as it was written. */
    public record Request(String method, String id, Map<String, String> parameters) {
        @Override
        public String toString() {
            return "Request[" + method + ", " + id + "]";
        }
    }

    /** Empty when the body is not XML, or not a request. */
    public static Optional<Request> read(byte[] body) {
        try (FromXmlParser parser = (FromXmlParser) MAPPER.getFactory().createParser(body)) {
            String root = parser.getStaxReader().getLocalName();
            JsonNode tree = MAPPER.readTree(parser);
            return root.equals("request") && tree != null ? request(tree) : Optional.empty();
        } catch (IOException | RuntimeException notARequest) {
            return Optional.empty();
        }
    }

    private static Optional<Request> request(JsonNode tree) {
        String method = tree.path("method").asText("");
        String id = tree.path("id").asText("");
        JsonNode parameters = tree.path("parameters");
        if (!METHOD.matcher(method).matches() || !ID.matcher(id).matches() || parameters.size() > MOST_PARAMETERS) {
            return Optional.empty();
        }
        var values = new LinkedHashMap<String, String>();
        for (Map.Entry<String, JsonNode> field : parameters.properties()) {
            text(field.getValue()).ifPresent(v -> values.put(field.getKey(), v));
        }
        return Optional.of(new Request(method, id, values));
    }

    /** Of a parameter that is repeated or has structure nothing is taken: no method of ours has one. */
    private static Optional<String> text(JsonNode value) {
        return value.getNodeType() == JsonNodeType.STRING && value.asText().length() <= LONGEST_VALUE
                ? Optional.of(value.asText())
                : Optional.empty();
    }

    private static XMLInputFactory hardened() {
        var factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, 16);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 32);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, 8_192);
        factory.setProperty(WstxInputProperties.P_MAX_CHARACTERS, 65_536L);
        return factory;
    }
}
