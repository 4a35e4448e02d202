package org.opendpma.site;

/** How a PJSIP endpoint proves who it is. */
public sealed interface EndpointAuth {
    /** Without any {@code auth=}: nothing to prove. */
    record Open() implements EndpointAuth {}

    /**
     * A user name and a password that can be given to the phone.
     *
     * @param username of the auth section, or the endpoint's name when it has none
     */
    record Password(String username, Secret password) implements EndpointAuth {}

    /**
     * Only a digest of the password is stored ({@code auth_type=md5}, {@code md5_cred}, {@code password_digest}), so the
     * password itself must come from {@code secret=} of the line.
     *
     * @param section the auth section's name
     */
    record DigestOnly(String section, String username) implements EndpointAuth {}

    /**
     * The endpoint names an auth section that Asterisk does not have.
     *
     * @param section the name that leads nowhere
     */
    record Missing(String section) implements EndpointAuth {}
}
