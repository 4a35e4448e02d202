package org.opendpma.config;

import static org.opendpma.config.OptionSpec.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opendpma.site.DigitMap;
import org.opendpma.site.Host;
import org.opendpma.site.MediaEncryption;
import org.opendpma.site.Secret;
import org.opendpma.site.SipTransport;

/** The options of {@code type=line}; the section's name is that of the PJSIP endpoint. */
final class LineOptions {
    private static final String S = "line";

    private LineOptions() {}

    static final OptionSpec<String> EXTEN = option(S, "exten", Kinds.text(80))
            .example("1001")
            .defaultsTo("the section's name")
            .means("The number that people dial.");

    static final OptionSpec<String> LINE_LABEL = option(S, "line_label", Kinds.text(100))
            .example("Ada")
            .defaultsTo("exten")
            .becomes("account line_label")
            .means("What stands beside the key.");

    static final OptionSpec<DigitMap> DIGIT_MAP = option(S, "digit_map", Kinds.DIGIT_MAP)
            .example("[1-9]xxx|0x.T3")
            .becomes("account dial_plan")
            .means("The dial plan of the phone.");

    static final OptionSpec<String> MAILBOX = option(
                    S,
                    "mailbox",
                    Kinds.like("[^@\\s]{1,80}(@[^@\\s]{1,80})?", "a voicemail box such as 201@default", t -> t))
            .example("1001@default")
            .defaultsTo("that of the endpoint")
            .becomes("permission use_voicemail")
            .means("The voicemail box of the line.");

    static final OptionSpec<String> VOICEMAIL_URI = option(S, "voicemail_uri", Kinds.text(255))
            .example("*97")
            .defaultsTo("voicemail_extension of the endpoint")
            .becomes("account voicemail")
            .means(
                    "The number or SIP URI that the Msgs key dials; on the primary line it switches the voicemail application off.");

    static final OptionSpec<Host> PROXY_ADDRESS = option(S, "outboundproxy_address", Kinds.HOST)
            .example("sbc.example.com")
            .becomes("account outbound_proxy")
            .means("An outbound proxy.");

    static final OptionSpec<Integer> PROXY_PORT = option(S, "outboundproxy_port", Kinds.PORT)
            .example("5060")
            .becomes("account outbound_port")
            .means("Its port.");

    static final OptionSpec<SipTransport> TRANSPORT = option(S, "transport", Kinds.TRANSPORT)
            .example("tls")
            .defaultsTo("that of the network")
            .becomes("host_primary transport")
            .means("The transport of this line, over that of the network.");

    static final OptionSpec<MediaEncryption> MEDIA_ENCRYPTION = option(S, "media_encryption", mediaEncryption())
            .example("sdes")
            .defaultsTo("that of the endpoint")
            .becomes("host_primary media_encryption")
            .means("sdes for SRTP, none for plain RTP. A phone with sdes refuses calls without it.");

    static final OptionSpec<Integer> REREGISTRATION_TIMEOUT = RegistrationOptions.reregister(S);

    static final OptionSpec<Integer> RETRY_INTERVAL = RegistrationOptions.retry(S);

    static final OptionSpec<Integer> MAX_RETRIES = RegistrationOptions.maxRetries(S);

    static final OptionSpec<Secret> SECRET = option(S, "secret", Kinds.PASSWORD)
            .example("REPLACE-ME")
            .defaultsTo("the password of the endpoint's auth")
            .becomes("account password")
            .means("The SIP password, where Asterisk keeps only a digest of it or cannot be asked.");

    static final OptionSpec<String> AUTHNAME = option(S, "authname", Kinds.text(128))
            .example("1001")
            .defaultsTo("the username of the endpoint's auth")
            .becomes("account authname")
            .means("The user name of the login.");

    static final OptionSpec<String> CONTEXT = option(S, "context", Kinds.text(80))
            .example("phones")
            .means("Read for compatibility; the endpoint's own context holds.");

    static final OptionSpec<String> SUBSCRIBECONTEXT = option(S, "subscribecontext", Kinds.text(80))
            .example("phones")
            .means("Read for compatibility; the endpoint's own subscribe_context holds.");

    static final OptionSpec<String> CALLERID = option(S, "callerid", Kinds.text(160))
            .example("Ada Lovelace <1001>")
            .defaultsTo("callerid of the endpoint")
            .becomes("account caller_id")
            .means("The shown caller id: Name <number>.");

    static final OptionSpec<String> PLAR_NUMBER = option(
                    S, "plar_number", Kinds.like("[0-9*#+]{1,40}", "a number to dial", t -> t))
            .example("1000")
            .becomes("account plar_number")
            .means("Dialled as soon as the handset is lifted.");

    static final List<OptionSpec<?>> ALL = List.of(
            EXTEN,
            LINE_LABEL,
            DIGIT_MAP,
            MAILBOX,
            VOICEMAIL_URI,
            PROXY_ADDRESS,
            PROXY_PORT,
            TRANSPORT,
            MEDIA_ENCRYPTION,
            REREGISTRATION_TIMEOUT,
            RETRY_INTERVAL,
            MAX_RETRIES,
            SECRET,
            AUTHNAME,
            CONTEXT,
            SUBSCRIBECONTEXT,
            CALLERID,
            PLAR_NUMBER);

    /** What FreePBX writes into line sections and DPMA does not use. */
    static final List<String> IGNORED = List.of(
            "prefix",
            "first_name",
            "second_name",
            "last_name",
            "suffix",
            "organization",
            "job_title",
            "location",
            "email",
            "notes");

    static Kind<MediaEncryption> mediaEncryption() {
        Map<String, MediaEncryption> choices = new LinkedHashMap<>();
        choices.put("sdes", MediaEncryption.SDES);
        choices.put("none", MediaEncryption.NONE);
        choices.put("no", MediaEncryption.NONE);
        return Kinds.choice(choices);
    }
}
