package org.opendpma.render.sangoma;

import java.util.Optional;
import org.opendpma.render.RenderRequest;
import org.opendpma.site.ExternalLine;
import org.opendpma.site.General;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.Line;
import org.opendpma.site.LineCredentials;
import org.opendpma.site.MediaEncryption;
import org.opendpma.site.Registrar;
import org.opendpma.site.RegistrationTimers;
import org.opendpma.site.Setting;
import org.opendpma.xml.Element;

/** The element {@code <accounts>}: one account for each line, in the order of the keys. */
final class Accounts {
    private final RenderRequest request;

    Accounts(RenderRequest request) {
        this.request = request;
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
        var account = new Element("account");
        account.set("server_uuid", general().serverUuid());
        account.set("index", index).set("status", true);
        account.set("register", !(line.credentials() instanceof LineCredentials.Unavailable));
        account.set("account_id", line.name()).set("username", line.name());
        credentials(account, line);
        account.set("line_label", line.label());
        account.set("caller_id", line.callerId());
        account.set("dial_plan", line.digitMap());
        // Visual voicemail is an application of its own, and of the primary line only.
        account.set("visual_voicemail", false);
        account.set("voicemail", line.voicemail());
        account.set("needMwiSubscription", line.subscribesMwi());
        account.set("outbound_proxy", line.proxy().map(p -> p.host()));
        account.set("outbound_port", line.proxy().flatMap(p -> p.port()));
        account.set("plar_number", line.plarNumber());
        hosts(account, line);
        permissions(account, line);
        return account;
    }

    private static void credentials(Element account, Line line) {
        if (line.credentials() instanceof LineCredentials.Known known) {
            account.set("authname", known.authName()).set("password", known.password());
        } else {
            account.set("authname", line.name());
        }
    }

    private void hosts(Element account, Line line) {
        String reachedAt = IpAddresses.literal(request.reached().local());
        Registrar primary =
                Registrar.of(line, request.network(), general(), request.site().endpoints(), reachedAt);
        account.add(host("host_primary", primary, line.mediaEncryption(), line.timers()));
        request.network()
                .flatMap(Registrar::alternate)
                .ifPresent(r -> account.add(host("host_alternate", r, line.mediaEncryption(), line.timers())));
    }

    private void permissions(Element account, Line line) {
        for (Setting permission : request.phone().permissions()) {
            account.add(permission(permission.id(), permission.value()));
        }
        if (line.mailbox().isPresent()) {
            account.add(permission("use_voicemail", new Setting.Value.Plain("1")));
        }
    }

    private static Element permission(String id, Setting.Value value) {
        return SettingElement.withValue(new Element("permission").set("id", id), value);
    }

    private Element account(ExternalLine line, int index) {
        var account = new Element("account");
        account.set("index", index).set("status", true).set("register", line.register());
        account.set("account_id", line.name()).set("username", line.user()).set("authname", line.authName());
        account.set("password", line.secret());
        account.set("line_label", line.label());
        account.set("caller_id", line.callerId());
        account.set("dial_plan", line.digitMap());
        account.set("visual_voicemail", false);
        account.set("voicemail", line.voicemail());
        account.add(host("host_primary", registrar(line.server()), line.mediaEncryption(), line.timers()));
        line.alternate()
                .ifPresent(
                        a -> account.add(host("host_alternate", registrar(a), line.mediaEncryption(), line.timers())));
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
