package org.opendpma.asterisk;

import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.ResponseEvent;
import org.jspecify.annotations.Nullable;

/**
 * The event {@code ContactStatusDetail}, as far as it is used: the library's own class stumbles over values of newer
 * Asterisks. Public and top-level because the library finds setters by reflection; null is "not told".
 */
@AsteriskMapping("ContactStatusDetail")
public final class ContactFacts extends ResponseEvent {
    private static final long serialVersionUID = 1L;

    private @Nullable String endpointName;
    private @Nullable String aor;
    private @Nullable String uri;
    private @Nullable String userAgent;
    private @Nullable String viaAddress;

    public ContactFacts(Object source) {
        super(source);
    }

    public void setEndpointName(@Nullable String endpointName) {
        this.endpointName = endpointName;
    }

    public void setAor(@Nullable String aor) {
        this.aor = aor;
    }

    public void setUri(@Nullable String uri) {
        this.uri = uri;
    }

    public void setUserAgent(@Nullable String userAgent) {
        this.userAgent = userAgent;
    }

    public void setViaAddress(@Nullable String viaAddress) {
        this.viaAddress = viaAddress;
    }

    RegisteredContact contact() {
        String name = text(endpointName);
        return new RegisteredContact(name.isEmpty() ? text(aor) : name, text(uri), text(userAgent), text(viaAddress));
    }

    private static String text(@Nullable String told) {
        return told == null ? "" : told;
    }
}
