package org.opendpma.asterisk;

import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.ResponseEvent;
import org.jspecify.annotations.Nullable;
import org.opendpma.site.Secret;

/**
 * The event {@code AuthDetail}. The library's own class prints the password, does not know digests of newer Asterisks,
 * and takes a password such as "none" for nothing.
 *
 * <p>Public and top-level because the library finds setters by reflection; null is "not told".
 */
@AsteriskMapping("AuthDetail")
public final class AuthFacts extends ResponseEvent {
    private static final long serialVersionUID = 1L;

    private @Nullable String objectName;
    private @Nullable String username;
    private transient @Nullable Secret password;
    private @Nullable String md5Cred;
    private @Nullable String passwordDigest;

    public AuthFacts(Object source) {
        super(source);
    }

    public @Nullable String getObjectName() {
        return objectName;
    }

    public void setObjectName(@Nullable String objectName) {
        this.objectName = objectName;
    }

    public @Nullable String getUsername() {
        return username;
    }

    public void setUsername(@Nullable String username) {
        this.username = username;
    }

    public @Nullable Secret getPassword() {
        return password;
    }

    /** A {@link Secret}, so that the library builds one of the text as it came. */
    public void setPassword(@Nullable Secret password) {
        this.password = password;
    }

    public void setMd5Cred(@Nullable String md5Cred) {
        this.md5Cred = md5Cred;
    }

    public void setPasswordDigest(@Nullable String passwordDigest) {
        this.passwordDigest = passwordDigest;
    }

    /** Whether Asterisk keeps a digest. */
    public boolean hasDigest() {
        return isSet(md5Cred) || isSet(passwordDigest);
    }

    private static boolean isSet(@Nullable String text) {
        return text != null && !text.isEmpty();
    }

    @Override
    public String toString() {
        return "AuthFacts[" + objectName + "]";
    }
}
