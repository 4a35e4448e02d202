package org.opendpma.cli.setup;

import java.util.ArrayList;
import java.util.List;
import org.opendpma.config.Bind;
import org.opendpma.config.DaemonSettings;
import org.opendpma.site.SipTransport;

/**
 * A port that the daemon will open.
 *
 * @param option where it is configured: {@code [sip] tcp}
 * @param udp whether it is one of UDP, not of TCP
 */
record Door(String option, boolean udp, Bind bind) {
    /** Every port that opendpma.conf opens. */
    static List<Door> of(DaemonSettings settings) {
        var doors = new ArrayList<Door>();
        settings.sip().doors().forEach((t, bind) -> doors.add(new Door("[sip] " + t, t == SipTransport.UDP, bind)));
        settings.http().doors().forEach((s, bind) -> doors.add(new Door("[http] " + s.token(), false, bind)));
        settings.admin().listen().ifPresent(bind -> doors.add(new Door("[admin] listen", false, bind)));
        settings.admin().amiFront().ifPresent(f -> doors.add(new Door("[admin] ami_front", false, f.listen())));
        return doors;
    }
}
