package org.opendpma.mdns;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.opendpma.site.SipTransport;

/**
 * What phones are told: the name they show and the SIP URI they ask.
 *
 * @param serviceName the text that a phone shows, as the user typed it; what does not fit a DNS label is shortened when it is announced
 * @param address the host name or IP literal of the SIP URI; empty means that each interface announces its own address
 * @param port the SIP port, 1 to 65535; also the port of the SRV record
 * @param transport the transport of the SIP URI
 */
public record Announcement(String serviceName, Optional<String> address, int port, SipTransport transport) {
    /** The service type of Digium's and Sangoma's phones; also of their firmware servers, which have no {@code serviceType=asterisk}. */
    static final String TYPE = "_digiumproxy._udp.local.";

    static final String SIP_URL = "sipUrl";
    static final String SERVICE_TYPE = "serviceType";

    /** Keeps the TXT string {@code sipUrl=...} below the 255 bytes that RFC 6763 section 6.1 gives it. */
    private static final int HOST_MAX = 200;

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:\\[\\]%-]+");

    /**
     * Checks and normalises.
     *
     * @throws IllegalArgumentException when the port or the address cannot stand in a SIP URI; the message is a sentence
     */
    public Announcement {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("The announced port " + port + " is not between 1 and 65535.");
        }
        address.ifPresent(Announcement::checkHost);
    }

    /** The SIP URI for one host, with an IPv6 literal in brackets and without its zone (RFC 3986 section 3.2.2). */
    String sipUrl(String host) {
        return "sip:proxy@" + bracketed(host) + ":" + port + ";transport=" + transport.token();
    }

    /** The TXT strings for one host, in the order in which they are sent. */
    Map<String, String> text(String host) {
        var text = new LinkedHashMap<String, String>();
        text.put(SIP_URL, sipUrl(host));
        text.put(SERVICE_TYPE, "asterisk");
        return text;
    }

    private static String bracketed(String host) {
        String bare = host.replace("[", "").replace("]", "").replaceFirst("%.*", "");
        return bare.contains(":") ? "[" + bare + "]" : bare;
    }

    private static void checkHost(String host) {
        if (host.length() > HOST_MAX || !HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("The announced address \"" + host
                    + "\" is neither a host name nor an IP address of at most " + HOST_MAX + " characters.");
        }
    }
}
