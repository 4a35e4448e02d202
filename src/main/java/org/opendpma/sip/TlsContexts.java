package org.opendpma.sip;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import javax.net.ssl.SSLException;
import org.opendpma.config.SipSettings;
import org.opendpma.config.TlsProfile;
import org.opendpma.site.IdentityKeys;
import org.opendpma.site.TlsIdentity;

/** How our door speaks TLS. Any thread. */
final class TlsContexts {
    private static final int SESSIONS = 2_000;
    private static final int SESSION_SECONDS = 3_600;

    private TlsContexts() {}

    /** The context of a certificate; it serves the connections that begin from now on. */
    static SslContext of(TlsIdentity identity, SipSettings settings) throws SSLException {
        TlsProfile profile = settings.tlsProfile();
        return SslContextBuilder.forServer(new IdentityKeys(identity))
                .sslProvider(SslProvider.JDK)
                .protocols(profile.versions())
                .ciphers(profile.suites(), SupportedCipherSuiteFilter.INSTANCE)
                .sessionCacheSize(SESSIONS)
                .sessionTimeout(SESSION_SECONDS)
                .build();
    }
}
