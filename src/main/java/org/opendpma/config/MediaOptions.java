package org.opendpma.config;

import static org.opendpma.config.OptionSpec.option;

import java.util.List;
import org.opendpma.site.DeviceModel.Feature;
import org.opendpma.site.IpAddresses;

/** The options of {@code type=ringtone}, {@code alert}, {@code firmware} and {@code multicastpage}. */
final class MediaOptions {
    /** The tones that phones bring along. */
    static final List<String> BUILT_IN = List.of(
            "Alarm",
            "Chimes",
            "Digium",
            "GuitarStrum",
            "Jingle",
            "Office",
            "Office2",
            "RotaryPhone",
            "SteelDrum",
            "Techno",
            "Theme",
            "Tweedle",
            "Twinkle",
            "Vibe");

    private MediaOptions() {}

    static final OptionSpec<String> RINGTONE_ALIAS = option("ringtone", "alias", Kinds.text(100))
            .defaultsTo("the section's name")
            .becomes("tone display")
            .example("Bell")
            .means("The name in the phone's menu.");

    static final OptionSpec<String> RINGTONE_FILENAME = option("ringtone", "filename", Kinds.FILE_NAME_BELOW)
            .becomes("tone url, md5")
            .example("bell.wav")
            .means("The sound, behind file_url_prefix: 16 bit, 16 kHz, mono, at most 1 MB.");

    static final OptionSpec<String> ALERT_INFO = option("alert", "alert_info", Kinds.text(255))
            .defaultsTo("the section's name")
            .becomes("alert alert_info")
            .example("door")
            .means("The text between the angle brackets of a call's Alert-Info header.");

    static final OptionSpec<String> RING_TYPE = option(
                    "alert", "ring_type", Kinds.oneOf("normal", "answer", "ring-answer", "visual"))
            .defaultsTo("normal")
            .becomes("alert ring_type")
            .means("How the phone takes the call: it rings, answers at once, rings and answers, or only shows it.");

    static final OptionSpec<String> ALERT_RINGTONE = option("alert", "ringtone", Kinds.text(100))
            .defaultsTo("none")
            .becomes("alert ringtone_id")
            .example("Chimes")
            .means("A built-in tone (" + String.join(", ", BUILT_IN) + ") or a section with type=ringtone.");

    static final OptionSpec<String> MODEL = option(
                    "firmware", "model", Kinds.like("[A-Za-z0-9-]{1,20}", "a phone model such as D65 or P325", t -> t))
            .becomes("firmware model")
            .example("D65")
            .means("The model it is for; EXP100 is the expansion module of the D65.");

    static final OptionSpec<String> VERSION = option(
                    "firmware",
                    "version",
                    Kinds.like(
                            "[0-9]{1,6}([._][0-9A-Za-z]{1,40}){0,7}",
                            "a version such as 2_9_19",
                            t -> t.replace('.', '_')))
            .becomes("firmware version")
            .example("2_9_19")
            .means(
                    "The version as the phone itself writes it. A phone that runs another one loads this one when it starts.");

    static final OptionSpec<String> FILE = option("firmware", "file", Kinds.FILE_NAME_BELOW)
            .defaultsTo("VERSION_MODEL_firmware.eff")
            .becomes("firmware url")
            .example("2_9_19_D65_firmware.eff")
            .means("The file, behind file_url_prefix.");

    static final OptionSpec<Boolean> PUBLIC_FIRMWARE = option("firmware", "public_firmware", Kinds.FLAG)
            .defaultsTo("no")
            .becomes("public_firmware")
            .means(
                    "Whether the phone may fetch it behind the network's public_firmware_url_prefix when the first URL fails.");

    static final OptionSpec<String> PAGE_ALIAS = option("multicastpage", "alias", Kinds.text(100))
            .defaultsTo("the section's name")
            .becomes("multicastpage name")
            .needs(Feature.MULTICAST)
            .from(OptionManual.FREEPBX)
            .example("All rooms")
            .means("The name that the phone shows.")
            .isUnverified();

    static final OptionSpec<String> PAGE_ADDRESS = option(
                    "multicastpage",
                    "address",
                    Kind.of(
                            "a multicast address from 224.0.0.0 to 239.255.255.255, or ff00::/8",
                            t -> IpAddresses.parse(t)
                                    .filter(a -> a.isMulticastAddress())
                                    .map(IpAddresses::literal)))
            .becomes("multicastpage address")
            .needs(Feature.MULTICAST)
            .from(OptionManual.FREEPBX)
            .example("239.255.1.1")
            .means("The multicast address that the phone listens to.");

    static final OptionSpec<Integer> PAGE_PORT = option("multicastpage", "port", Kinds.PORT)
            .becomes("multicastpage port")
            .needs(Feature.MULTICAST)
            .from(OptionManual.FREEPBX)
            .example("10000")
            .means("Its port.");

    static final OptionSpec<Integer> PAGE_PRIORITY = option("multicastpage", "priority", Kinds.number(0, 255))
            .becomes("multicastpage priority")
            .needs(Feature.MULTICAST)
            .from(OptionManual.FREEPBX)
            .example("1")
            .means("Of two pages at once the one with the lower number is played.");

    static final OptionSpec<Boolean> PAGE_INTERRUPT = option("multicastpage", "interrupt", Kinds.FLAG)
            .becomes("multicastpage interrupt")
            .needs(Feature.MULTICAST)
            .from(OptionManual.FREEPBX)
            .example("no")
            .means("Whether it may break into a call.");

    static final OptionSpec<String> PAGE_CODEC = option("multicastpage", "codec", CodecNames.ONE)
            .becomes("multicastpage codec")
            .needs(Feature.MULTICAST)
            .example("PCMU")
            .means("The codec of the page.")
            .isUnverified();

    static final List<OptionSpec<?>> RINGTONE = List.of(RINGTONE_ALIAS, RINGTONE_FILENAME);

    static final List<OptionSpec<?>> ALERT = List.of(ALERT_INFO, RING_TYPE, ALERT_RINGTONE);

    static final List<OptionSpec<?>> FIRMWARE = List.of(MODEL, VERSION, FILE, PUBLIC_FIRMWARE);

    static final List<OptionSpec<?>> MULTICASTPAGE =
            List.of(PAGE_ALIAS, PAGE_ADDRESS, PAGE_PORT, PAGE_PRIORITY, PAGE_INTERRUPT, PAGE_CODEC);
}
