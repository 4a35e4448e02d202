package org.opendpma.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Looks into answers: into each for which request it is and for the phone's own password, into one configuration of a
 * hundred with an XML parser, account by account. Confined to one thread.
 */
final class AnswerCheck {
    private static final int EVERY = 100;

    private final Tally tally;
    private final DocumentBuilder parser;
    private int seen;

    AnswerCheck(Tally tally) {
        this.tally = tally;
        try {
            this.parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What an answer is. */
    sealed interface Found {
        record Good() implements Found {}

        record Wrong(String why) implements Found {}

        record Later(int seconds) implements Found {}
    }

    /**
     * Looks at an OpenDPMA's answer.
     *
     * @param id of the request that is answered
     */
    Found look(PhoneId phone, Ask ask, String id, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (!text.contains("id=\"" + id + "\"")) {
            return new Found.Wrong("an answer to another request: " + start(text));
        }
        if (text.contains("<errors>")) {
            return error(text);
        }
        boolean own = switch (ask) {
            case LIST -> text.contains("<user name=\"" + phone.section() + "\"");
            case CONFIG ->
                phone.lines().stream().allMatch(l -> text.contains('"' + l.password() + '"'))
                        && (seen++ % EVERY != 0 || isOwn(phone, body));
        };
        return own ? new Found.Good() : new Found.Wrong("not this phone's: " + start(text));
    }

    /** Looks at what another server sent back: the request's own body, with something behind it. */
    static Found lookAtEcho(String id, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.contains("id=\"" + id + "\"")
                ? new Found.Good()
                : new Found.Wrong("not what was sent: " + start(text));
    }

    private static Found error(String text) {
        String name = "retry_after=\"";
        int at = text.indexOf(name);
        return at < 0
                ? new Found.Wrong(start(text))
                : new Found.Later(
                        Integer.parseInt(text.substring(at + name.length(), text.indexOf('"', at + name.length()))));
    }

    private static String start(String text) {
        return text.substring(0, Math.min(200, text.length())).replace('"', '\'');
    }

    /** Whether the accounts are the phone's lines, with their passwords, and no others. */
    private boolean isOwn(PhoneId phone, byte[] body) {
        tally.checked++;
        try {
            var accounts = parser.parse(new ByteArrayInputStream(body)).getElementsByTagName("account");
            List<PhoneId.Line> lines = new ArrayList<>();
            for (int i = 0; i < accounts.getLength(); i++) {
                Element account = (Element) accounts.item(i);
                lines.add(new PhoneId.Line(account.getAttribute("account_id"), account.getAttribute("password")));
            }
            return lines.equals(phone.lines());
        } catch (SAXException | IOException notXml) {
            return false;
        }
    }
}
