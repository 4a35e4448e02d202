package org.opendpma.sip;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.opendpma.config.SipSettings;
import org.opendpma.config.TlsProfile;
import org.opendpma.site.IdentityKeys;
import org.opendpma.site.TlsIdentity;

/**
 * How our door speaks TLS with one certificate. Java's own context and not Netty's, which at its first use reads all public
 * authorities and encrypts a key to try something: a quarter of a second of the start, for clients that a door never is. Any thread.
 */
final class DoorTls {
    private final SSLContext context;
    private final SSLParameters parameters;

    private DoorTls(SSLContext context, SSLParameters parameters) {
        this.context = context;
        this.parameters = parameters;
    }

    /** @throws SSLException when Java cannot use the certificate */
    static DoorTls of(TlsIdentity identity, SipSettings settings) throws SSLException {
        try {
            SSLContext context = IdentityKeys.context(identity);
            return new DoorTls(context, parameters(context, settings.tlsProfile()));
        } catch (GeneralSecurityException e) {
            throw new SSLException("the certificate of [sip] cannot be used: " + e.getMessage(), e);
        }
    }

    private static SSLParameters parameters(SSLContext context, TlsProfile profile) {
        SSLParameters parameters = context.getDefaultSSLParameters();
        parameters.setProtocols(profile.versions().toArray(new String[0]));
        Set<String> known =
                Set.copyOf(Arrays.asList(context.getSupportedSSLParameters().getCipherSuites()));
        parameters.setCipherSuites(
                profile.suites().stream().filter(known::contains).toArray(String[]::new));
        parameters.setUseCipherSuitesOrder(true);
        return parameters;
    }

    /** The server's half of one connection. */
    SSLEngine newEngine() {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setSSLParameters(parameters);
        return engine;
    }
}
