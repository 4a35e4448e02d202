package org.opendpma.cli.phone;

import java.util.List;
import java.util.Optional;
import org.opendpma.site.Host;
import org.opendpma.site.Secret;
import org.opendpma.site.SipTransport;
import org.opendpma.xml.Element;

/** An account of a configuration that registers. */
record Account(
        String user, String authName, Secret password, Host host, int port, SipTransport transport, int expires) {

    /** Every account with status and register set and a usable host_primary. */
    static List<Account> of(Element config) {
        return config.child("accounts").map(Element::children).orElse(List.of()).stream()
                .filter(a -> isOne(a, "status") && isOne(a, "register"))
                .flatMap(a -> account(a).stream())
                .toList();
    }

    private static Optional<Account> account(Element account) {
        Optional<Element> primary = account.child("host_primary");
        Optional<Host> host = primary.flatMap(p -> p.attribute("server")).flatMap(Host::parse);
        Optional<String> user = account.attribute("username");
        if (host.isEmpty() || user.isEmpty()) {
            return Optional.empty();
        }
        SipTransport transport = primary.flatMap(p -> p.attribute("transport"))
                .flatMap(SipTransport::parse)
                .orElse(SipTransport.UDP);
        return Optional.of(new Account(
                user.get(),
                account.attribute("authname").orElse(user.get()),
                new Secret(account.attribute("password").orElse("")),
                host.get(),
                number(primary, "port").orElse(transport.defaultPort()),
                transport,
                number(primary, "reregister").orElse(300)));
    }

    private static Optional<Integer> number(Optional<Element> element, String attribute) {
        return element.flatMap(e -> e.attribute(attribute))
                .filter(n -> n.matches("\\d{1,6}"))
                .map(Integer::valueOf);
    }

    private static boolean isOne(Element element, String attribute) {
        return element.attribute(attribute).equals(Optional.of("1"));
    }

    /** {@code sip:1000@host}, without a port: the address of record. */
    String addressOfRecord() {
        return "sip:" + user + "@" + host.inUri();
    }

    String registrar() {
        return "sip:" + host.inUri() + ":" + port + ";transport=" + transport;
    }

    @Override
    public String toString() {
        return user + " at " + host + ":" + port + " over " + transport;
    }
}
