package org.opendpma.exchange;

import java.security.cert.X509Certificate;
import org.opendpma.site.CertificateFacts;
import org.opendpma.site.MacAddress;

/** Whether a phone's certificate names the phone. Any thread. */
final class CertificateMac {
    private CertificateMac() {}

    /** By its common name or an alternative name: the MAC address itself, or a host name that begins with it. */
    static boolean names(X509Certificate certificate, MacAddress mac) {
        return new CertificateFacts(certificate)
                .allNames()
                .anyMatch(n -> isMac(n, mac) || isMac(n.split("\\.", 2)[0], mac));
    }

    private static boolean isMac(String name, MacAddress mac) {
        return MacAddress.parse(name).map(mac::equals).orElse(false);
    }
}
