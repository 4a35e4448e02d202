package org.opendpma.mdns;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.opendpma.site.FirmwareVersion;
import org.opendpma.site.SipTransport;
import org.opendpma.site.WebScheme;

/**
 * What phones are told: the name they show, and the server behind it.
 *
 * @param serviceName the text that a phone shows, as the user typed it; what does not fit a DNS label is shortened when it is announced
 * @param address the host name or IP literal in the URL; empty means that each interface announces its own address
 * @param port the port in the URL, 1 to 65535; also that of the SRV record
 * @param service what is there
 */
public record Announcement(String serviceName, Optional<String> address, int port, Service service) {
    /** The service type of Digium's and Sangoma's phones; also of their firmware servers. */
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

    /** A SIP server. */
    public Announcement(String serviceName, Optional<String> address, int port, SipTransport transport) {
        this(serviceName, address, port, new Service.Sip(transport));
    }

    /** What a phone finds at an address. */
    public sealed interface Service {
        /** A configuration, over SIP of this transport. */
        record Sip(SipTransport transport) implements Service {}

        /**
         * Firmware, over HTTP (the vendor's page "Provisioning, D-Series", "Multicast Firmware Management").
         *
         * @param scheme of its URL
         * @param path of the directory, from / to /
         * @param version the one version of all the files
         * @param files their names, by model
         */
        record Firmware(WebScheme scheme, String path, FirmwareVersion version, Map<String, String> files)
                implements Service {
            public Firmware {
                files = Map.copyOf(files);
            }
        }
    }

    /** The TXT string serviceType. */
    String type() {
        return service instanceof Service.Firmware ? "firmware" : "asterisk";
    }

    /** The URL for one host, with an IPv6 literal in brackets and without its zone (RFC 3986 section 3.2.2). */
    String url(String host) {
        if (service instanceof Service.Firmware firmware) {
            return firmware.scheme() + "://" + bracketed(host) + ":" + port;
        }
        return "sip:proxy@" + bracketed(host) + ":" + port + ";transport=" + ((Service.Sip) service).transport();
    }

    /** The TXT strings for one host, in the order in which they are sent. */
    Map<String, String> text(String host) {
        var text = new LinkedHashMap<String, String>();
        text.put(SIP_URL, url(host));
        text.put(SERVICE_TYPE, type());
        if (service instanceof Service.Firmware firmware) {
            text.put("firmwareUrl", url(host) + firmware.path());
            text.put("firmwareVersion", firmware.version().text());
            new TreeMap<>(firmware.files()).forEach((model, file) -> text.put(model + "File", file));
        }
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
