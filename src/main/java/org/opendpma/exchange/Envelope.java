package org.opendpma.exchange;

import java.util.Map;
import org.opendpma.xml.Element;
import org.opendpma.xml.XmlWriter;

/** Writes answers and requests in the XML of the Extend API: {@code <response method= id=>}. Any thread. */
public final class Envelope {
    private static final String RESPONSE = "response";

    private Envelope() {}

    /** The body of an answer. */
    public static byte[] response(String method, String id, Answer answer) {
        return XmlWriter.fragment(tree(method, id, answer));
    }

    /** How large the body of an answer would be with the longest method name and id. */
    static int size(Answer answer) {
        String longest = "m".repeat(RequestReader.LONGEST_NAME);
        return response(longest, longest, answer).length;
    }

    /** The body of a request: what a phone sends. */
    public static byte[] request(String method, String id, Map<String, String> parameters) {
        var list = new Element("parameters");
        parameters.forEach((name, value) -> list.add(new Element(name).text(value)));
        return XmlWriter.fragment(
                new Element("request").set("method", method).set("id", id).add(list));
    }

    /** The body of a push. */
    public static byte[] event(String name) {
        return XmlWriter.fragment(new Element("event").set("name", name));
    }

    /** The body of a push that carries data for an application of the phone. */
    public static byte[] event(String name, String json) {
        return XmlWriter.fragment(
                new Element("event").set("name", name).set("format", "JSON").text(json));
    }

    private static Element tree(String method, String id, Answer answer) {
        var response = new Element(RESPONSE).set("method", method);
        if (!id.isEmpty()) {
            response.set("id", id);
        }
        if (answer instanceof Answer.Later) {
            throw new IllegalArgumentException("an answer that is still to come cannot be written");
        }
        if (answer instanceof Answer.Json json) {
            return response.add(new Element("result").set("format", "JSON").text(json.text()));
        }
        return answer instanceof Answer.Answered answered
                ? response.add(new Element("result").add(answered.result()))
                : response.add(new Element("errors").add(error((Answer.Refused) answer)));
    }

    private static Element error(Answer.Refused refused) {
        var error = new Element("error").set("code", refused.code().token()).set("message", refused.message());
        refused.retryAfter().ifPresent(seconds -> error.set("retry_after", seconds));
        return error;
    }
}
