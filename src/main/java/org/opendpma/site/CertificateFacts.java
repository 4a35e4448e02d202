package org.opendpma.site;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** What a phone looks at in a server's certificate (RFC 5922 section 7). */
public final class CertificateFacts {
    private static final int DNS = 2;
    private static final int IP = 7;

    private final X509Certificate certificate;

    public CertificateFacts(X509Certificate certificate) {
        this.certificate = certificate;
    }

    /** The names it is good for: the alternative names, or the common name when there are none. */
    public List<String> names() {
        List<String> alternatives = alternatives();
        return alternatives.isEmpty() ? commonName().stream().toList() : alternatives;
    }

    /** Every alternative name, and the common name too. */
    public Stream<String> allNames() {
        return Stream.concat(alternatives().stream(), commonName().stream());
    }

    public Optional<String> wildcard() {
        return names().stream().filter(n -> n.startsWith("*")).findFirst();
    }

    /** Whether it names the host exactly; a wildcard names nobody (RFC 5922 section 7.2). */
    public boolean names(Host host) {
        return names().stream().anyMatch(n -> same(n, host));
    }

    /** Whether a wildcard stands for the host's first label, as HTTPS has it (RFC 9525 section 6.3). */
    public boolean namesByWildcard(Host host) {
        String first = host.name().replaceFirst("\\.$", "").replaceFirst("^[^.]+", "*");
        return IpAddresses.parse(host.name()).isEmpty() && names().stream().anyMatch(first::equalsIgnoreCase);
    }

    private static boolean same(String name, Host host) {
        var address = IpAddresses.parse(host.name());
        return address.isPresent()
                ? IpAddresses.parse(name).equals(address)
                : name.equalsIgnoreCase(host.name().replaceFirst("\\.$", ""));
    }

    private List<String> alternatives() {
        var names = new ArrayList<String>();
        try {
            var all = certificate.getSubjectAlternativeNames();
            for (List<?> name : all == null ? List.<List<?>>of() : all) {
                if (name.get(0) instanceof Integer type && (type == DNS || type == IP)) {
                    names.add(String.valueOf(name.get(1)));
                }
            }
        } catch (CertificateParsingException broken) {
            return List.of();
        }
        return names;
    }

    private Optional<String> commonName() {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(r -> r.getType().toLowerCase(Locale.ROOT).equals("cn"))
                            .map(r -> String.valueOf(r.getValue()))
                            .findFirst();
        } catch (InvalidNameException broken) {
            return Optional.empty();
        }
    }
}
