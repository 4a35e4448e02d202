package org.opendpma.render.sangoma;

import static org.opendpma.config.Given.given;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendpma.Golden;
import org.opendpma.config.Options;
import org.opendpma.it.SampleFile;
import org.opendpma.site.SipTransport;
import org.opendpma.site.Site;

/** What each option adds to a phone's XML, and what each model gets of everything at once. */
class EveryOptionTest {
    private static final String[] PJSIP = {
        "[1001]\ntype=endpoint\nauth=1001\naors=1001\ncallerid=\"Ada Lovelace\" <1001>\nrewrite_contact=yes",
        "[1001]\ntype=auth\nusername=1001\npassword=sesame-1001",
        "[1001]\ntype=aor"
    };

    /** A site in which a phone uses one section of each type; one of them has a line more. */
    private static String site(Options.Example example, String line) {
        var text = new StringBuilder();
        section(text, example, line, "general", "general", "http_user=u\nhttp_password=p\n");
        section(
                text,
                example,
                line,
                "office",
                "network",
                "file_url_prefix=http://pbx/f/\nalternate_registration_address=alt\nhttp_user=u\nhttp_password=p\n");
        section(text, example, line, "1001", "line", "");
        section(text, example, line, "trunk", "external_line", "server_address=sip.example.com\n");
        section(
                text,
                example,
                line,
                "voicemail",
                "application",
                "application=" + Options.applicationOf(example) + "\n");
        section(text, example, line, "folders-de", "translation", "INBOX=Eingang\n");
        section(text, example, line, "bell", "ringtone", "filename=chime.wav\n");
        section(text, example, line, "door", "alert", "");
        section(text, example, line, "d65", "firmware", "model=D60\nversion=1_0\npublic_firmware=yes\n");
        section(text, example, line, "all-rooms", "multicastpage", "address=239.255.0.1\nport=1\n");
        section(text, example, line, "ada", "phone", phone(example));
        return text.toString();
    }

    private static void section(
            StringBuilder text, Options.Example example, String line, String name, String type, String body) {
        text.append('[').append(name).append("]\n");
        text.append(type.equals("general") ? "" : "type=" + type + "\n").append(body);
        text.append(example.type().equals(type) ? line + "\n" : "");
    }

    /** It refers to a section of each type, but not to the one that is tried. */
    private static String phone(Options.Example example) {
        var text = new StringBuilder();
        for (String reference : List.of(
                "network=office",
                "line=1001",
                "external_line=trunk",
                "application=voicemail",
                "ringtone=bell",
                "alert=door",
                "firmware=d65",
                "multicastpage=all-rooms")) {
            boolean tried = example.type().equals("phone") && reference.startsWith(example.name() + "=");
            text.append(tried ? "" : reference + "\n");
        }
        return text.toString();
    }

    @Test
    void whatEachOptionAdds() throws IOException {
        var text = new ArrayList<String>();
        for (Options.Example example : Options.examples()) {
            List<String> without = rendered(site(example, ""));
            List<String> with = rendered(site(example, example.name() + "=" + example.value()));
            text.add("[" + example.type() + "] " + example.name() + " = " + example.value());
            with.stream().filter(l -> !without.contains(l)).forEach(l -> text.add("    + " + l.strip()));
            without.stream().filter(l -> !with.contains(l)).forEach(l -> text.add("    - " + l.strip()));
        }
        Golden.check("xml/every-option.txt", String.join("\n", text) + "\n");
    }

    private static List<String> rendered(String phones) {
        Site site = given(phones).pjsip(PJSIP).site();
        return Arrays.asList(
                RenderedPhone.document(RenderedPhone.config(site, "ada")).split("\n"));
    }

    /** The sample with everything switched on, as each model gets it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "D40", "D45", "D50", "D60", "D62", "D65", "D70", "D80", "P310", "P315", "P320", "P325", "P330", "P370"
            })
    void aFullPhoneOfEachModel(String model) throws IOException {
        String phones = new SampleFile("res_digium_phone.conf")
                .switchedOn()
                .replaceAll("(?m)^config_file = .*$", "")
                .replace("transport = tls", "transport = udp");
        Site site = given(phones).pjsip(PJSIP).site();
        Golden.check(
                "xml/full-" + model + ".xml",
                RenderedPhone.document(
                        RenderedPhone.config(site, "ada", model, SipTransport.UDP, "192.0.2.1", "192.0.2.77")));
    }
}
