package org.opendpma.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.opendpma.config.HttpSettings;
import org.opendpma.site.IdentityKeys;
import org.opendpma.site.TlsIdentity;

/** The TLS of the HTTPS door; a new certificate serves the connections that begin from then on. */
final class WebTls {
    private final SslContextFactory.Server factory = new SslContextFactory.Server();

    WebTls(HttpSettings settings) {
        factory.setExcludeProtocols();
        factory.setExcludeCipherSuites();
        factory.setIncludeProtocols(settings.tls().versions().toArray(new String[0]));
        factory.setIncludeCipherSuites(settings.tls().suites().toArray(new String[0]));
        // Java refuses by itself, and says so to the client, where Jetty would only hang up.
        settings.tls().prepareJava();
        factory.setRenegotiationAllowed(true);
        factory.setWantClientAuth(settings.clientCertificates());
    }

    SslContextFactory.Server factory() {
        return factory;
    }

    /** Before the door opens, and again at each change. */
    void use(TlsIdentity identity, List<X509Certificate> authorities) throws IOException {
        try {
            SSLContext context = IdentityKeys.context(identity, trust(authorities));
            if (factory.isStarted()) {
                factory.reload(f -> f.setSslContext(context));
            } else {
                factory.setSslContext(context);
            }
        } catch (Exception e) {
            throw new IOException("the certificate of [http] cannot be used: " + e.getMessage(), e);
        }
    }

    private static TrustManager[] trust(List<X509Certificate> authorities)
            throws GeneralSecurityException, IOException {
        if (authorities.isEmpty()) {
            return new TrustManager[0];
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("authority" + i, authorities.get(i));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust.getTrustManagers();
    }
}
