package org.opendpma.config;

import static org.opendpma.config.OptionSpec.option;

import java.util.List;
import java.util.Optional;
import org.opendpma.site.DeviceModel.Feature;

/** The options of {@code type=application}. What a custom application has besides is handed to it. */
final class ApplicationOptions {
    private static final String S = "application";

    private ApplicationOptions() {}

    static final OptionSpec<String> APPLICATION = option(
                    S, "application", Kinds.oneOf("voicemail", "parking", "queue", "status", "custom"))
            .becomes("appconfig")
            .example("voicemail")
            .means("Which application it is.");

    static final OptionSpec<String> TRANSLATION = option(
                    S,
                    "translation",
                    Kind.of(
                            "the name of a section with type=translation",
                            t -> Optional.of(t).filter(Kinds::isXmlText)))
            .becomes("appconfig translations")
            .example("folders-de")
            .means("The translation of the words that the application shows.")
            .isUnverified();

    static final OptionSpec<Boolean> REQUIRE_PASSWORD = option(S, "require_password", Kinds.FLAG)
            .defaultsTo("no")
            .becomes("appconfig voicemail, setting require_password")
            .from(OptionManual.FREEPBX)
            .means("Voicemail: whether the phone asks for the profile's PIN first.")
            .isUnverified();

    static final OptionSpec<String> PARKINGLOT = option(S, "parkinglot", Kinds.text(80))
            .defaultsTo("all lots")
            .becomes("appconfig parking, setting parkinglot")
            .from(OptionManual.FREEPBX)
            .example("default")
            .means("Parking: the only lot that is shown; repeat the application for several.")
            .isUnverified();

    static final OptionSpec<String> QUEUE = option(S, "queue", Kinds.text(128))
            .becomes("appconfig queues, queue name")
            .example("sales")
            .means("Queue: its name in Asterisk.")
            .isUnverified();

    static final OptionSpec<String> PERMISSION = option(
                    S, "permission", Kinds.oneOf("none", "status", "overview", "details"))
            .becomes("appconfig queues, queue permission")
            .from(OptionManual.FREEPBX)
            .example("details")
            .means(
                    "Queue: what the user sees of it: nothing, his own login, its figures too, or callers and members too.")
            .isUnverified();

    static final OptionSpec<Boolean> MEMBER = option(S, "member", Kinds.FLAG)
            .becomes("appconfig queues, queue member")
            .from(OptionManual.FREEPBX)
            .example("yes")
            .means("Queue: whether the user can be a member.")
            .isUnverified();

    static final OptionSpec<String> MEMBERNAME = option(S, "membername", Kinds.text(128))
            .becomes("appconfig queues, queue membername")
            .from(OptionManual.FREEPBX)
            .example("Anna Ek")
            .means("Queue: the member's name.")
            .isUnverified();

    static final OptionSpec<String> LOCATION = option(S, "location", Kinds.text(128))
            .becomes("appconfig queues, queue location")
            .from(OptionManual.FREEPBX)
            .example("PJSIP/201")
            .means("Queue: the member's interface in Asterisk.")
            .isUnverified();

    static final OptionSpec<String> LOGIN_EXTEN = option(S, "login_exten", Kinds.text(128))
            .becomes("appconfig queues, queue login_exten")
            .from(OptionManual.FREEPBX)
            .example("*45@from-internal")
            .means("Queue: the extension, and its context, that is dialled to log in.")
            .isUnverified();

    static final OptionSpec<String> LOGOUT_EXTEN = option(S, "logout_exten", Kinds.text(128))
            .becomes("appconfig queues, queue logout_exten")
            .from(OptionManual.FREEPBX)
            .example("*45@from-internal")
            .means("Queue: the extension, and its context, that is dialled to log out.")
            .isUnverified();

    static final OptionSpec<String> STATUS = option(
                    S, "status", Kinds.oneOf("available", "chat", "away", "dnd", "xa", "unavailable"))
            .becomes("appconfig status, status id")
            .example("away")
            .means("Status: a state that the user can choose.")
            .isUnverified();

    static final OptionSpec<String> SUBSTATUS = option(S, "substatus", Kinds.text(80))
            .becomes("appconfig status, substatus")
            .example("At lunch")
            .means("Status: a text that the user can choose with it.")
            .repeated()
            .isUnverified();

    static final OptionSpec<Boolean> SEND486 = option(S, "send486", Kinds.FLAG)
            .defaultsTo("no")
            .becomes("appconfig status, status send486")
            .from(OptionManual.FREEPBX)
            .means("Status: whether the phone answers calls with 486 Busy Here in this state.")
            .isUnverified();

    static final OptionSpec<String> NAME = option(S, "name", Kinds.text(100))
            .example("agenda")
            .defaultsTo("the section's name")
            .becomes("appconfig id")
            .needs(Feature.CUSTOM_APPS)
            .means("Custom: the name in the application's app.json.")
            .isUnverified();

    static final OptionSpec<String> FILENAME = option(S, "filename", Kinds.FILE_NAME_BELOW)
            .becomes("appconfig application url")
            .needs(Feature.CUSTOM_APPS)
            .example("agenda.zip")
            .means("Custom: its ZIP file, behind file_url_prefix.")
            .isUnverified();

    static final OptionSpec<String> MD5SUM = option(
                    S, "md5sum", Kinds.like("[0-9A-Fa-f]{32}", "an MD5: 32 hexadecimal digits", t -> t))
            .example("d41d8cd98f00b204e9800998ecf8427e")
            .defaultsTo("reckoned of the file in file_directory")
            .becomes("appconfig application md5")
            .needs(Feature.CUSTOM_APPS)
            .means("Custom: the MD5 of the file; a phone loads the application again when it changes.")
            .isUnverified();

    static final OptionSpec<Boolean> AUTOSTART = option(S, "autostart", Kinds.FLAG)
            .defaultsTo("no")
            .becomes("appconfig application autostart")
            .needs(Feature.CUSTOM_APPS)
            .means("Custom: whether it starts with the phone.")
            .isUnverified();

    static final List<OptionSpec<?>> ALL = List.of(
            APPLICATION,
            TRANSLATION,
            REQUIRE_PASSWORD,
            PARKINGLOT,
            QUEUE,
            PERMISSION,
            MEMBER,
            MEMBERNAME,
            LOCATION,
            LOGIN_EXTEN,
            LOGOUT_EXTEN,
            STATUS,
            SUBSTATUS,
            SEND486,
            NAME,
            FILENAME,
            MD5SUM,
            AUTOSTART);
}
