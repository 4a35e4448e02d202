package org.opendpma.cli.phone;

import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.sip.header.WWWAuthenticateHeader;
import org.opendpma.sip.SipClient;
import org.opendpma.sip.message.HeaderBlock.HeaderLine;
import org.opendpma.sip.message.Parsed;
import org.opendpma.sip.message.RequestFactory;

/** One account's registration at Asterisk (RFC 3261 section 10), on a flow of its own. Confined to one thread. */
final class Registration implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Account account;
    private final SipClient flow;
    private final String userAgent;
    private final RequestFactory requests = new RequestFactory();
    private final String callId;
    private long sequence = 1;

    Registration(Account account, SipClient flow, String userAgent) {
        this.account = account;
        this.flow = flow;
        this.userAgent = userAgent;
        this.callId = requests.token(12) + "@" + flow.localHost();
    }

    Account account() {
        return account;
    }

    /**
     * Registers, or registers again.
     *
     * @throws PhoneFailure with the registrar's answer, when it is not 200
     */
    void register() throws PhoneFailure {
        succeed(exchange(account.expires()));
    }

    /** Takes the registration back; nothing is lost when that fails. */
    @Override
    public void close() {
        try {
            exchange(0);
        } catch (PhoneFailure gone) {
            // It runs out by itself.
            flow.close();
            return;
        }
        flow.close();
    }

    private Parsed.Response exchange(int expires) throws PhoneFailure {
        try {
            Parsed.Response first = send(expires, Optional.empty());
            int status = first.sip().getStatusCode();
            if (status != 401) {
                return first;
            }
            String challenge = first.head()
                    .first("www-authenticate")
                    .map(HeaderLine::value)
                    .orElseThrow(() -> new PhoneFailure("401 without " + WWWAuthenticateHeader.NAME));
            Optional<String> authorization = new LoginAnswer(challenge)
                    .authorization(
                            account.authName(), account.password(), "REGISTER", account.registrar(), requests.token(8));
            if (authorization.isEmpty()) {
                throw new PhoneFailure("the registrar wants a digest that phones do not know: " + challenge);
            }
            return send(expires, authorization);
        } catch (IOException e) {
            throw new PhoneFailure(account + ": " + e.getMessage());
        }
    }

    private Parsed.Response send(int expires, Optional<String> authorization) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "Contact",
                "<sip:" + account.user() + "@" + flow.localHost() + ":" + flow.localPort() + ";transport="
                        + account.transport() + ">");
        headers.put("Expires", Integer.toString(expires));
        headers.put("User-Agent", userAgent);
        authorization.ifPresent(a -> headers.put("Authorization", a));
        try {
            return flow.send(
                    requests.build(new RequestFactory.Outgoing(
                            "REGISTER",
                            account.transport(),
                            account.registrar(),
                            account.addressOfRecord(),
                            account.addressOfRecord(),
                            flow.localHost(),
                            flow.localPort(),
                            Optional.of(callId),
                            sequence++,
                            headers,
                            Optional.empty())),
                    ANSWER);
        } catch (ParseException e) {
            throw new IOException("the account makes no SIP address: " + e.getMessage(), e);
        }
    }

    private void succeed(Parsed.Response response) throws PhoneFailure {
        int status = response.sip().getStatusCode();
        if (status / 100 != 2) {
            throw new PhoneFailure(account + ": the registrar answers " + status + " "
                    + response.sip().getReasonPhrase()
                    + (status == 401 || status == 403 ? "; user name and password do not fit what Asterisk has" : ""));
        }
    }
}
