package org.opendpma.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.opendpma.xml.Element;
import org.opendpma.xml.XmlReader;

/** Reads {@code <request method= id=><parameters>...}, which is untrusted. Any thread. */
public final class RequestReader {
    static final int LONGEST_NAME = 64;
    private static final int MOST_PARAMETERS = 64;
    private static final int LONGEST_VALUE = 4_096;
    private static final Pattern METHOD = Pattern.compile("[A-Za-z0-9._-]{1," + LONGEST_NAME + "}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._@:-]{0," + LONGEST_NAME + "}");

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
        return XmlReader.read(body)
                .filter(root -> root.name().equals("request"))
                .flatMap(RequestReader::request);
    }

    private static Optional<Request> request(Element root) {
        String method = root.attribute("method").orElse("");
        String id = root.attribute("id").orElse("");
        List<Element> parameters =
                root.child("parameters").map(Element::children).orElse(List.of());
        if (!METHOD.matcher(method).matches() || !ID.matcher(id).matches() || parameters.size() > MOST_PARAMETERS) {
            return Optional.empty();
        }
        var values = new LinkedHashMap<String, String>();
        for (Element parameter : parameters) {
            boolean plain = parameter.children().isEmpty() && parameter.text().length() <= LONGEST_VALUE;
            // Which of two different values is meant nobody can tell.
            if (!plain || values.putIfAbsent(parameter.name(), parameter.text()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new Request(method, id, values));
    }
}
