package org.opendpma.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opendpma.site.Cidr;
import org.opendpma.site.DigitMap;
import org.opendpma.site.FirmwareVersion;
import org.opendpma.site.Host;
import org.opendpma.site.MacAddress;
import org.opendpma.site.Secret;
import org.opendpma.site.SipTransport;
import org.opendpma.site.XmlText;

/** The kinds of value that options take. */
final class Kinds {
    private static final Set<String> YES = Set.of("yes", "true", "y", "t", "1", "on");
    private static final Set<String> NO = Set.of("no", "false", "n", "f", "0", "off");
    private static final Set<String> FILE_SCHEMES = Set.of("http", "https", "ftp", "ftps");
    private static final Pattern FILE_NAME = Pattern.compile("[^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]{0,254}");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,32}");
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,9}");
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private Kinds() {}

    /** Asterisk's own words for truth. */
    static final Kind<Boolean> FLAG = Kind.of("yes or no", Kinds::flag).inXml(b -> b ? "1" : "0");

    static final Kind<Integer> PORT = number(1, 65_535);

    static final Kind<Host> HOST = Kind.of("a host name or an IP address", Host::parse);

    static final Kind<MacAddress> MAC =
            Kind.of("12 hexadecimal digits, such as 000FD3AABBCC or 00:0f:d3:aa:bb:cc", MacAddress::parse);

    static final Kind<Cidr> CIDR = Kind.of("a block of addresses, such as 192.0.2.0/24", Cidr::parse);

    static final Kind<SipTransport> TRANSPORT = Kind.of("udp, tcp or tls", SipTransport::parse);

    static final Kind<DigitMap> DIGIT_MAP = Kind.of("a dial plan, such as [1-9]xx|0x.T3", DigitMap::parse);

    static final Kind<FirmwareVersion> FIRMWARE = Kind.of("a version such as 2_9_19", FirmwareVersion::parse);

    /** A PIN as a phone's keypad can give it. */
    static final Kind<Secret> PIN =
            Kind.of("1 to 32 digits", t -> matching(DIGITS, t).map(Secret::new)).hidden();

    static final Kind<Secret> PASSWORD = Kind.of(
                    "at most 256 characters, without control characters",
                    t -> xmlText(t, 256).map(Secret::new))
            .hidden();

    static final Kind<String> TIME_ZONE =
            Kind.of("a time zone such as Europe/Stockholm", t -> Optional.of(t).filter(ZONES::contains));

    static final Kind<String> FILE_URL =
            Kind.of("a URL that begins with http://, https://, ftp:// or ftps://", Kinds::fileUrl);

    /** A name below file_directory: never a way out of it. */
    static final Kind<String> FILE_NAME_BELOW =
            Kind.of("a file name below file_directory, without ..", Kinds::fileName);

    /** A name below file_directory, or the path of a file anywhere. */
    static final Kind<String> FILE_OR_PATH = Kind.of(
            "a file name below file_directory, without .., or an absolute path",
            t -> t.startsWith("/") ? Optional.of(t).filter(Kinds::isXmlText) : fileName(t));

    /** A name below file_directory or behind file_url_prefix, perhaps with a query string, or a whole URL. */
    static final Kind<String> FILE_OR_URL = Kind.of(
            "a file name without .., or a URL that begins with http:// or https://",
            t -> t.contains("://") ? fileUrl(t) : fileName(t));

    static final Kind<String> PATH = Kind.of(
            "the absolute path of a file or directory",
            t -> Optional.of(t).filter(p -> p.startsWith("/") && isXmlText(p)));

    /** Any text that XML can carry. */
    static Kind<String> text(int longest) {
        return Kind.of("at most " + longest + " characters, without control characters", t -> xmlText(t, longest));
    }

    static Kind<Integer> number(int least, int most) {
        return Kind.of("a number from " + least + " to " + most, t -> integer(t).filter(n -> n >= least && n <= most));
    }

    /** One of some words, in any case, given to the phone as they stand here. */
    static Kind<String> oneOf(String... words) {
        var choices = new LinkedHashMap<String, String>();
        Arrays.stream(words).forEach(w -> choices.put(w, w));
        return choice(choices);
    }

    /** One of some words, in any case, each with a meaning. */
    static <T> Kind<T> choice(Map<String, T> choices) {
        var lower = choices.entrySet().stream().collect(Collectors.toMap(e -> lower(e.getKey()), Map.Entry::getValue));
        return Kind.of(
                choices.keySet().stream().filter(w -> !w.isEmpty()).collect(Collectors.joining(", ")),
                t -> Optional.ofNullable(lower.get(lower(t))));
    }

    /** One of an enumeration's names, in lower case. */
    static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
        var choices = new LinkedHashMap<String, E>();
        for (E constant : type.getEnumConstants()) {
            choices.put(lower(constant.name()), constant);
        }
        return choice(choices);
    }

    static <T> Kind<T> like(String pattern, String expects, Function<String, T> reader) {
        var compiled = Pattern.compile(pattern);
        return Kind.of(
                expects, t -> matching(compiled, t).filter(Kinds::isXmlText).map(reader));
    }

    /** Whether a phone can be given the text. */
    static boolean isXmlText(String text) {
        return XmlText.fits(text);
    }

    private static Optional<String> xmlText(String text, int longest) {
        return Optional.of(text).filter(t -> t.codePointCount(0, t.length()) <= longest && isXmlText(t));
    }

    private static Optional<Boolean> flag(String text) {
        String word = lower(text);
        return YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
    }

    private static Optional<Integer> integer(String text) {
        return matching(INTEGER, text).map(Integer::valueOf);
    }

    private static Optional<String> matching(Pattern pattern, String text) {
        return pattern.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    private static Optional<String> fileUrl(String text) {
        try {
            var uri = new URI(text);
            boolean usable = uri.getScheme() != null && FILE_SCHEMES.contains(lower(uri.getScheme())) && namesHost(uri);
            return usable && text.length() <= 1_024 ? Optional.of(text) : Optional.empty();
        } catch (URISyntaxException notAUrl) {
            return Optional.empty();
        }
    }

    /** Java's own reading of a URL knows no host name with an underscore. */
    private static boolean namesHost(URI url) {
        String authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
        String host = authority.replaceFirst("^.*@", "").replaceFirst(":\\d{1,5}$", "");
        return url.getHost() != null || Host.parse(host).isPresent();
    }

    private static Optional<String> fileName(String text) {
        boolean climbs = Arrays.asList(text.split("/")).contains("..");
        return FILE_NAME.matcher(text).matches() && !climbs && isXmlText(text) ? Optional.of(text) : Optional.empty();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
