package org.opendpma.asterisk;

import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.ResponseEvent;
import org.jspecify.annotations.Nullable;

/**
 * The event {@code EndpointDetail}. The library's own class keeps media_encryption as a truth value, which loses "sdes".
 *
 * <p>Public and top-level because the library finds setters by reflection; null is "not told".
 */
@AsteriskMapping("EndpointDetail")
public final class EndpointFacts extends ResponseEvent {
    private static final long serialVersionUID = 1L;

    private @Nullable String objectName;
    private @Nullable String auth;
    private @Nullable String callerid;
    private @Nullable String mailboxes;
    private @Nullable String mediaEncryption;
    private @Nullable String transport;
    private @Nullable String rewriteContact;
    private @Nullable String voicemailExtension;

    public EndpointFacts(Object source) {
        super(source);
    }

    public @Nullable String getObjectName() {
        return objectName;
    }

    public void setObjectName(@Nullable String objectName) {
        this.objectName = objectName;
    }

    public @Nullable String getAuth() {
        return auth;
    }

    public void setAuth(@Nullable String auth) {
        this.auth = auth;
    }

    public @Nullable String getCallerid() {
        return callerid;
    }

    public void setCallerid(@Nullable String callerid) {
        this.callerid = callerid;
    }

    public @Nullable String getMailboxes() {
        return mailboxes;
    }

    public void setMailboxes(@Nullable String mailboxes) {
        this.mailboxes = mailboxes;
    }

    public @Nullable String getMediaEncryption() {
        return mediaEncryption;
    }

    public void setMediaEncryption(@Nullable String mediaEncryption) {
        this.mediaEncryption = mediaEncryption;
    }

    public @Nullable String getTransport() {
        return transport;
    }

    public void setTransport(@Nullable String transport) {
        this.transport = transport;
    }

    public @Nullable String getRewriteContact() {
        return rewriteContact;
    }

    public void setRewriteContact(@Nullable String rewriteContact) {
        this.rewriteContact = rewriteContact;
    }

    public @Nullable String getVoicemailExtension() {
        return voicemailExtension;
    }

    public void setVoicemailExtension(@Nullable String voicemailExtension) {
        this.voicemailExtension = voicemailExtension;
    }
}
