package org.opendpma.cli.phone;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.opendpma.site.CertificateFacts;
import org.opendpma.site.Host;
import org.opendpma.site.TlsIdentity;

/**
 * How the virtual phone judges a server's certificate: as a D6x phone does from firmware 2_9_0 (chain and exact name, no
 * wildcard, RFC 5922; over HTTPS a wildcard is one), or not at all, as older ones do.
 *
 * @param own the certificate that the phone shows over HTTPS, where it has one
 */
record Trust(boolean insecure, Optional<Path> ca, Optional<TlsIdentity> own) {
    /** TLS towards one server. */
    SslContext towards(Host host) throws PhoneFailure {
        try {
            var builder =
                    SslContextBuilder.forClient().sslProvider(SslProvider.JDK).endpointIdentificationAlgorithm(null);
            TrustManager judge = new Judge(host, false, chainJudge());
            return (insecure ? builder.trustManager(InsecureTrustManagerFactory.INSTANCE) : builder.trustManager(judge))
                    .build();
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(e);
        }
    }

    /** HTTPS towards one server. */
    SSLContext overHttps(Host host) throws PhoneFailure {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManager[] keys =
                    own.map(o -> new KeyManager[] {new ClientKeys(o)}).orElse(new KeyManager[0]);
            TrustManager[] judges = insecure
                    ? InsecureTrustManagerFactory.INSTANCE.getTrustManagers()
                    : new TrustManager[] {new Judge(host, true, chainJudge())};
            context.init(keys, judges, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(e);
        }
    }

    private PhoneFailure unusable(Exception e) {
        return new PhoneFailure("the certificates in " + ca.map(Path::toString).orElse("Java's own store")
                + " cannot be used: " + e.getMessage());
    }

    private X509ExtendedTrustManager chainJudge() throws GeneralSecurityException, IOException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(ca.isPresent() ? RootFile.read(ca.get()) : (KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("no trust manager");
    }

    /** The chain as Java judges it, the name as SIP wants it. */
    private static final class Judge extends DelegatingTrustManager {
        private final Host host;
        private final boolean wildcards;

        Judge(Host host, boolean wildcards, X509ExtendedTrustManager chain) {
            super(chain);
            this.host = host;
            this.wildcards = wildcards;
        }

        @Override
        void checkName(X509Certificate own) throws CertificateException {
            var facts = new CertificateFacts(own);
            if (!facts.names(host) && !(wildcards && facts.namesByWildcard(host))) {
                throw new CertificateException("the certificate is for " + String.join(", ", facts.names())
                        + ", not for " + host + "; a phone from firmware 2_9_0 would refuse it (EIDENTITY_NOT_MATCH)");
            }
        }
    }
}
