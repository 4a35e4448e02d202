package org.opendpma.xml;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.dataformat.xml.ser.ToXmlGenerator;
import java.io.IOException;
import java.util.Map;
import org.opendpma.site.Secret;

/** Writes an {@link Element} with Jackson's XML generator. */
final class ElementSerializer extends JsonSerializer<Element> {
    @Override
    public void serialize(Element element, JsonGenerator generator, SerializerProvider provider) throws IOException {
        if (!(generator instanceof ToXmlGenerator xml)) {
            throw new IOException("an element can be written as XML only");
        }
        write(element, xml);
    }

    private static void write(Element element, ToXmlGenerator xml) throws IOException {
        xml.writeStartObject();
        for (Map.Entry<String, Object> attribute : element.attributes().entrySet()) {
            xml.setNextIsAttribute(true);
            xml.writeFieldName(attribute.getKey());
            xml.writeString(text(attribute.getValue()));
        }
        xml.setNextIsAttribute(false);
        if (!element.text().isEmpty()) {
            xml.setNextIsUnwrapped(true);
            xml.writeFieldName("");
            xml.writeString(element.text());
            xml.setNextIsUnwrapped(false);
        }
        for (Element child : element.children()) {
            xml.writeFieldName(child.name());
            write(child, xml);
        }
        xml.writeEndObject();
    }

    private static String text(Object value) {
        return value instanceof Secret secret ? secret.reveal() : value.toString();
    }
}
