package org.opendpma.config;

import static org.opendpma.config.OptionSpec.option;

import java.util.List;

/** The options of {@code type=phone} that are handed to the phone as plain settings: a new one costs one line here. */
final class PhoneSettings {
    private static final String S = "phone";

    private static final Kind<Integer> SECONDS = Kinds.number(0, 604_800);
    private static final String[] LOCALES = {
        "en_US", "en_GB", "en_AU", "en_CA", "de_DE", "nl_NL", "nl_BE", "fr_FR", "fr_CA", "fr_BE", "it_IT", "es_ES",
        "es_MX", "pt_PT", "pt_BR"
    };

    private PhoneSettings() {}

    static final OptionSpec<Boolean> TRANSPORT_TLS_ALLOWED = flag(
                    "transport_tls_allowed", "Whether SIP over TLS is allowed.")
            .defaultsTo("the phone's own: 1")
            .isUnverified();

    static final List<OptionSpec<?>> ALL = List.of(
            option(S, "timezone", Kinds.TIME_ZONE)
                    .setting("time_zone")
                    .defaultsTo("the phone's own")
                    .means("The phone's time zone."),
            option(S, "ntp_resync", SECONDS)
                    .setting("ntp_resync")
                    .defaultsTo("86400")
                    .means("Seconds between time requests."),
            option(S, "active_locale", Kinds.oneOf(LOCALES))
                    .setting("locale")
                    .defaultsTo("en_US")
                    .means("The phone's language."),
            option(S, "login_password", Kinds.PIN)
                    .setting("login_password")
                    .defaultsTo("the phone's own: 789")
                    .means("The administrator's password of the phone's menu and web page."),
            flag("web_ui_enabled", "Whether the phone's web page is on.")
                    .defaultsTo("no")
                    .sentAs("0"),
            flag("enable_check_sync", "Whether the phone obeys a NOTIFY check-sync.")
                    .defaultsTo("the phone's own: 1")
                    .isUnverified(),
            TRANSPORT_TLS_ALLOWED);

    private static OptionSpec<Boolean> flag(String name, String meaning) {
        return option(S, name, Kinds.FLAG).setting(name).means(meaning);
    }
}
