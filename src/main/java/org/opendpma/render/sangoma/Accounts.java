package org.opendpma.render.sangoma;

import java.util.Optional;
import org.opendpma.render.RenderRequest;
import org.opendpma.site.ExternalLine;
import org.opendpma.site.General;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.Line;
import org.opendpma.site.LineCredentials;
import org.opendpma.site.MediaEncryption;
import org.opendpma.site.Network;
import org.opendpma.site.Origin;
import org.opendpma.site.Registrar;
import org.opendpma.site.RegistrationTimers;
import org.opendpma.site.Setting;
import org.opendpma.xml.Element;

/** The element {@code <accounts>}: one account for each line, in the order of the keys. */
final class Accounts {
    private final Rendering rendering;
    private final RenderRequest request;

    Accounts(Rendering rendering) {
        this.rendering = rendering;
        this.request = rendering.request();
    }

    Element render() {
        var accounts = new Element("accounts");
        int index = 0;
        for (Line line : request.phone().lines()) {
            accounts.add(account(line, index++));
        }
        for (ExternalLine line : request.phone().externalLines()) {
            accounts.add(account(line, index++));
        }
        return accounts;
    }

    private Element account(Line line, int index) {
        var account = new Element("account").from(Origin.section(line.name(), line.position()));
        account.set("server_uuid", general().serverUuid(), Origin.of("server_uuid in [general]"));
        account.set("index", index).set("status", true);
        account.set("register", !(line.credentials() instanceof LineCredentials.Unavailable));
        account.set("account_id", line.name()).set("username", line.name());
        credentials(account, line);
        account.set("line_label", Optional.of(line.label()), line.origin("line_label"));
        account.set("caller_id", line.callerId(), line.origin("callerid"));
        account.set("dial_plan", line.digitMap(), line.origin("digit_map"));
        // Visual voicemail is an application of its own, and of the primary line only.
        account.set("visual_voicemail", false);
        account.set("voicemail", line.voicemail(), line.origin("voicemail_uri"));
        account.set("needMwiSubscription", line.subscribesMwi());
        account.set("outbound_proxy", line.proxy().map(p -> p.host()), line.origin("outboundproxy_address"));
        account.set("outbound_port", line.proxy().flatMap(p -> p.port()), line.origin("outboundproxy_port"));
        account.set("plar_number", line.plarNumber(), line.origin("plar_number"));
        hosts(account, line);
        permissions(account, line);
        return account;
    }

    private void credentials(Element account, Line line) {
        if (line.credentials() instanceof LineCredentials.Known known) {
            account.set("authname", Optional.of(known.authName()), line.origin("authname"));
            account.set("password", Optional.of(known.password()), known.origin());
            return;
        }
        account.set("authname", line.name());
        if (line.credentials() instanceof LineCredentials.Unavailable unavailable) {
            rendering.omit("account " + line.name() + ", password", unavailable.reason(), account.origin());
        }
    }

    private void hosts(Element account, Line line) {
        String reachedAt = IpAddresses.literal(request.reached().local());
        rendering.inEachNetwork(network -> {
            Registrar primary =
                    Registrar.of(line, network, general(), request.site().endpoints(), reachedAt);
            Element host = host("host_primary", primary, line.mediaEncryption(), line.timers());
            account.add(rendering.mark(origins(host, line, network), network));
            network.flatMap(Registrar::alternate).ifPresent(alternate -> {
                Element second = host("host_alternate", alternate, line.mediaEncryption(), line.timers());
                account.add(rendering.mark(second.from(origin(network, "alternate_registration_address")), network));
            });
        });
    }

    /** Says of each attribute of host_primary where it comes from. */
    private static Element origins(Element host, Line line, Optional<Network> network) {
        host.from(origin(network, "registration_address"));
        host.came("port", origin(network, "registration_port"));
        Origin own = line.origin("transport");
        host.came("transport", own.equals(Origin.DEFAULT) ? origin(network, "transport") : own);
        host.came("media_encryption", line.origin("media_encryption"));
        host.came("reregister", line.origin("reregistration_timeout"));
        host.came("retry", line.origin("registration_retry_interval"));
        return host.came("num_retries", line.origin("registration_max_retries"));
    }

    private static Origin origin(Optional<Network> network, String option) {
        return network.map(n -> n.origin(option)).orElse(Origin.DEFAULT);
    }

    private void permissions(Element account, Line line) {
        for (Setting permission : request.phone().permissions()) {
            account.add(permission(permission.id(), permission.value()).from(permission.origin()));
        }
        if (line.mailbox().isPresent()) {
            account.add(
                    permission("use_voicemail", new Setting.Value.Plain("1")).from(line.origin("mailbox")));
        }
    }

    private static Element permission(String id, Setting.Value value) {
        return SettingElement.withValue(new Element("permission").set("id", id), value);
    }

    private static Element account(ExternalLine line, int index) {
        var account = new Element("account").from(Origin.section(line.name(), line.position()));
        account.set("index", index).set("status", true).set("register", line.register());
        account.set("account_id", line.name()).set("username", line.user()).set("authname", line.authName());
        account.set("password", line.secret(), line.origin("secret"));
        account.set("line_label", line.label());
        account.set("caller_id", line.callerId(), line.origin("callerid"));
        account.set("dial_plan", line.digitMap(), line.origin("digit_map"));
        account.set("visual_voicemail", false);
        account.set("voicemail", line.voicemail(), line.origin("voicemail_uri"));
        account.add(host("host_primary", registrar(line.server()), line.mediaEncryption(), line.timers())
                .from(line.origin("server_address")));
        line.alternate()
                .ifPresent(a -> account.add(host("host_alternate", registrar(a), line.mediaEncryption(), line.timers())
                        .from(line.origin("secondary_server_address"))));
        return account;
    }

    private static Registrar registrar(ExternalLine.Server server) {
        return new Registrar(server.host().name(), server.port(), server.transport());
    }

    private static Element host(String name, Registrar registrar, MediaEncryption media, RegistrationTimers timers) {
        var host = new Element(name)
                .set("server", registrar.server())
                .set("port", registrar.port())
                .set("transport", registrar.transport().token());
        host.set("media_encryption", Optional.of("sdes").filter(s -> media == MediaEncryption.SDES));
        return host.set("reregister", timers.reregister())
                .set("retry", timers.retry())
                .set("num_retries", timers.maxRetries());
    }

    private General general() {
        return request.site().general();
    }
}
