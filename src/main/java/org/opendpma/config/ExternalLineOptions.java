package org.opendpma.config;

import static org.opendpma.config.OptionSpec.option;

import java.util.List;
import org.opendpma.site.DigitMap;
import org.opendpma.site.Host;
import org.opendpma.site.MediaEncryption;
import org.opendpma.site.Secret;
import org.opendpma.site.SipTransport;

/** The options of {@code type=external_line}: an account at another SIP server. */
final class ExternalLineOptions {
    private static final String S = "external_line";

    private ExternalLineOptions() {}

    static final OptionSpec<Host> SERVER_ADDRESS = option(S, "server_address", Kinds.HOST)
            .example("sip.example.net")
            .becomes("host_primary server")
            .means("The other SIP server.");

    static final OptionSpec<Integer> SERVER_PORT = option(S, "server_port", Kinds.PORT)
            .example("5061")
            .defaultsTo("5060, for tls 5061")
            .becomes("host_primary port")
            .means("Its port.");

    static final OptionSpec<SipTransport> TRANSPORT = option(S, "transport", Kinds.TRANSPORT)
            .example("tls")
            .defaultsTo("udp")
            .becomes("host_primary transport")
            .means("Its transport.");

    static final OptionSpec<Host> SECONDARY_ADDRESS = option(S, "secondary_server_address", Kinds.HOST)
            .example("sip2.example.net")
            .becomes("host_alternate server")
            .means("A second SIP server, registered at the same time.");

    static final OptionSpec<Integer> SECONDARY_PORT = option(S, "secondary_server_port", Kinds.PORT)
            .example("5061")
            .defaultsTo("5060, for tls 5061")
            .becomes("host_alternate port")
            .means("Its port.");

    static final OptionSpec<SipTransport> SECONDARY_TRANSPORT = option(S, "secondary_server_transport", Kinds.TRANSPORT)
            .example("tls")
            .defaultsTo("udp")
            .becomes("host_alternate transport")
            .means("Its transport.");

    static final OptionSpec<String> USERID = option(S, "userid", Kinds.text(128))
            .example("5550100")
            .defaultsTo("the section's name")
            .becomes("account username")
            .means("The SIP user.");

    static final OptionSpec<String> AUTHNAME = option(S, "authname", Kinds.text(128))
            .example("5550100")
            .defaultsTo("userid")
            .becomes("account authname")
            .means("The user name of the login.");

    static final OptionSpec<Secret> SECRET = option(S, "secret", Kinds.PASSWORD)
            .example("REPLACE-ME")
            .becomes("account password")
            .means("The password.");

    static final OptionSpec<Boolean> REGISTER = option(S, "register", Kinds.FLAG)
            .defaultsTo("yes")
            .becomes("account register")
            .means("Whether the phone registers there.");

    static final OptionSpec<Boolean> REGISTRATION = option(S, "registration", Kinds.FLAG)
            .becomes("account register")
            .means("Another name of register, from the manual's example.");

    static final OptionSpec<String> CALLERID = option(S, "callerid", Kinds.text(160))
            .example("Ada Lovelace <5550100>")
            .becomes("account caller_id")
            .means("The shown caller id: Name <number>.");

    static final OptionSpec<String> LINE_LABEL = option(S, "line_label", Kinds.text(100))
            .example("Outside")
            .defaultsTo("the section's name")
            .becomes("account line_label")
            .means("What stands beside the key.")
            .isUnverified();

    static final OptionSpec<DigitMap> DIGIT_MAP = option(S, "digit_map", Kinds.DIGIT_MAP)
            .example("[1-9]xxx|0x.T3")
            .becomes("account dial_plan")
            .means("The dial plan of the phone.")
            .isUnverified();

    static final OptionSpec<String> VOICEMAIL_URI = option(S, "voicemail_uri", Kinds.text(255))
            .example("*97")
            .becomes("account voicemail")
            .means("What the Msgs key dials.")
            .isUnverified();

    static final OptionSpec<MediaEncryption> MEDIA_ENCRYPTION = option(
                    S, "media_encryption", LineOptions.mediaEncryption())
            .example("sdes")
            .defaultsTo("none")
            .becomes("host_primary media_encryption")
            .means("sdes for SRTP.")
            .isUnverified();

    static final OptionSpec<Integer> REREGISTRATION_TIMEOUT =
            RegistrationOptions.reregister(S).isUnverified();

    static final OptionSpec<Integer> RETRY_INTERVAL =
            RegistrationOptions.retry(S).isUnverified();

    static final OptionSpec<Integer> MAX_RETRIES =
            RegistrationOptions.maxRetries(S).isUnverified();

    static final List<OptionSpec<?>> ALL = List.of(
            SERVER_ADDRESS,
            SERVER_PORT,
            TRANSPORT,
            SECONDARY_ADDRESS,
            SECONDARY_PORT,
            SECONDARY_TRANSPORT,
            USERID,
            AUTHNAME,
            SECRET,
            REGISTER,
            REGISTRATION,
            CALLERID,
            LINE_LABEL,
            DIGIT_MAP,
            VOICEMAIL_URI,
            MEDIA_ENCRYPTION,
            REREGISTRATION_TIMEOUT,
            RETRY_INTERVAL,
            MAX_RETRIES);
}
