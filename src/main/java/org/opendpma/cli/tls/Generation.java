package org.opendpma.cli.tls;

import java.util.List;
import org.opendpma.cli.tls.Complaint.Where;

/** Phones whose firmware looks at certificates in the same way. */
enum Generation {
    OLDEST("D6x before 2_3_0, D80 before 1_5_0", false, false),
    HTTPS_ONLY("D6x from 2_3_0, D80 from 1_5_0", true, false),
    SIP_TOO("D6x from 2_9_0, D80 from 1_12_0", true, true),
    P_SERIES("P-series", true, true);

    private final String phones;
    private final boolean overHttps;
    private final boolean overSip;

    Generation(String phones, boolean overHttps, boolean overSip) {
        this.phones = phones;
        this.overHttps = overHttps;
        this.overSip = overSip;
    }

    /** One line: what such a phone says over HTTPS, and over SIP. */
    String verdict(List<Complaint> complaints) {
        return String.format("%-36s HTTPS: %-14s SIP: %s", phones, word(complaints, false), word(complaints, true));
    }

    /** Whether it says anything at all. */
    boolean isContent(List<Complaint> complaints) {
        return !hears(complaints, false) && !hears(complaints, true);
    }

    private boolean hears(List<Complaint> complaints, boolean sip) {
        return complaints.stream().anyMatch(c -> minds(c, sip));
    }

    private boolean minds(Complaint complaint, boolean sip) {
        return switch (complaint.where()) {
            case HANDSHAKE -> true;
            case EVERYWHERE -> sip ? overSip : overHttps;
            case SIP_WILDCARD -> sip && overSip;
        };
    }

    private String word(List<Complaint> complaints, boolean sip) {
        long mask = 0;
        for (Complaint complaint : complaints) {
            mask |= minds(complaint, sip) ? complaint.mask() : 0;
        }
        if (complaints.stream().anyMatch(c -> c.where() == Where.HANDSHAKE)) {
            return "no connection";
        }
        return mask == 0 ? (hears(complaints, sip) ? "refused" : "content") : String.format("0x%08x", mask);
    }
}
