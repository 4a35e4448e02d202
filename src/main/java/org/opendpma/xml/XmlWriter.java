package org.opendpma.xml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import com.fasterxml.jackson.dataformat.xml.ser.ToXmlGenerator;
import java.nio.charset.StandardCharsets;

/** Makes bytes of elements. Immutable; any thread. */
public final class XmlWriter {
    private static final XmlMapper MAPPER = mapper();
    private static final ObjectWriter COMPACT = MAPPER.writer();
    private static final ObjectWriter INDENTED = MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT);

    private XmlWriter() {}

    /** UTF-8, without a declaration, so that it can stand inside another document. */
    public static byte[] fragment(Element root) {
        return write(COMPACT, root);
    }

    /** UTF-8, with a declaration, one element a line. */
    public static byte[] document(Element root) {
        return write(INDENTED.with(ToXmlGenerator.Feature.WRITE_XML_DECLARATION), root);
    }

    private static byte[] write(ObjectWriter writer, Element root) {
        try {
            return writer.withRootName(root.name()).writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            // Every text was checked when it was read: this is an error of the program.
            throw new IllegalStateException("cannot write <" + root.name() + "> as XML", e);
        }
    }

    private static XmlMapper mapper() {
        var mapper = new XmlMapper();
        mapper.registerModule(new SimpleModule().addSerializer(Element.class, new ElementSerializer()));
        return mapper;
    }
}
