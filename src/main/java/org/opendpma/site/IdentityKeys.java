package org.opendpma.site;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Hands JSSE the one certificate of a door, as it is. The usual way, a key store in memory, encrypts the key with a password
 * and decrypts it again: a third of a second of pure reckoning at each start and at each reload. Any thread.
 */
public final class IdentityKeys extends X509ExtendedKeyManager {
    private static final String ALIAS = "door";
    private static final int SESSIONS = 2_000;
    private static final int SESSION_SECONDS = 3_600;

    private final TlsIdentity identity;

    private IdentityKeys(TlsIdentity identity) {
        this.identity = identity;
    }

    /**
     * A context of JSSE that shows a certificate and remembers so many sessions for an hour.
     *
     * @param trust who judges the certificates of clients; none where clients show none
     */
    public static SSLContext context(TlsIdentity identity, TrustManager... trust) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {new IdentityKeys(identity)}, trust, null);
        context.getServerSessionContext().setSessionCacheSize(SESSIONS);
        context.getServerSessionContext().setSessionTimeout(SESSION_SECONDS);
        return context;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return fits(keyType) ? new String[] {ALIAS} : null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return fits(keyType) ? ALIAS : null;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return fits(keyType) ? ALIAS : null;
    }

    /** Key types are the names of key algorithms: RSA, RSASSA-PSS, EC, EdDSA. */
    private boolean fits(String keyType) {
        return keyType.equals(identity.key().getAlgorithm());
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(@Nullable String alias) {
        return ALIAS.equals(alias) ? identity.chain().certificates().toArray(new X509Certificate[0]) : null;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(@Nullable String alias) {
        return ALIAS.equals(alias) ? identity.key() : null;
    }

    /** A door calls nobody. */
    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
