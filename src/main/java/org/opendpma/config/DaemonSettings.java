package org.opendpma.config;

import java.nio.file.Path;
import org.opendpma.site.Policy;

/**
 * What opendpma.conf says.
 *
 * @param file the file itself
 * @param phones the path of res_digium_phone.conf
 * @param stateDirectory where sessions are kept
 * @param policy what answers depend on
 * @param asterisk where endpoints come from
 * @param sip the SIP door
 * @param http the HTTP door
 * @param admin the ways in for commands
 * @param mdns the announcement
 */
public record DaemonSettings(
        Path file,
        Path phones,
        Path stateDirectory,
        Policy policy,
        AsteriskSettings asterisk,
        SipSettings sip,
        HttpSettings http,
        AdminSettings admin,
        MdnsSection mdns) {

    /** The same settings with the other two files taken from a directory, for {@code check DIR}. */
    public DaemonSettings inDirectory(Path directory) {
        AsteriskSettings source = asterisk instanceof AsteriskSettings.Files
                ? new AsteriskSettings.Files(directory.resolve("pjsip.conf"))
                : asterisk;
        return new DaemonSettings(
                file,
                directory.resolve("res_digium_phone.conf"),
                stateDirectory,
                policy,
                source,
                sip,
                http,
                admin,
                mdns);
    }
}
