package org.opendpma.cli.phone;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opendpma.site.Host;
import org.opendpma.site.SipTransport;

/** Where the configuration comes from: {@code sip:proxy@HOST:PORT;transport=tls}. */
record ServerAddress(Host host, int port, SipTransport transport) {
    private static final Pattern URI = Pattern.compile(
            "sips?:(?:[^@;\\s]{0,64}@)?(\\[[0-9a-fA-F:.]+\\]|[^:;\\[\\]\\s]{1,253})(?::(\\d{1,5}))?((?:;[^;\\s]{1,64}){0,16})");
    private static final Pattern TRANSPORT =
            Pattern.compile(";transport=(udp|tcp|tls)(?:;|$)", Pattern.CASE_INSENSITIVE);

    /** Reads a URI as mDNS announces it or a person types it; without a transport it is UDP, for sips TLS. */
    static Optional<ServerAddress> parse(String text) {
        Matcher uri = URI.matcher(text.strip());
        if (!uri.matches()) {
            return Optional.empty();
        }
        Matcher parameter = TRANSPORT.matcher(uri.group(3));
        SipTransport transport = parameter.find()
                ? SipTransport.parse(parameter.group(1)).orElse(SipTransport.UDP)
                : text.strip().toLowerCase(Locale.ROOT).startsWith("sips:") ? SipTransport.TLS : SipTransport.UDP;
        int port = uri.group(2) == null ? transport.defaultPort() : Integer.parseInt(uri.group(2));
        return Host.parse(uri.group(1))
                .filter(h -> port > 0 && port < 65_536)
                .map(h -> new ServerAddress(h, port, transport));
    }

    ServerAddress over(SipTransport other) {
        return new ServerAddress(host, port, other);
    }

    /** The Request-URI of the profile. */
    String uri() {
        return "sip:proxy@" + host.inUri() + ":" + port + ";transport=" + transport;
    }

    @Override
    public String toString() {
        return uri();
    }
}
