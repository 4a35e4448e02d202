package org.opendpma.cli.tls;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Who may stand behind a chain. Immutable. */
record Authorities(List<X509Certificate> roots) {
    /** Those of this Java, which are those that every phone is delivered with, or nearly. */
    static Authorities known() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return new Authorities(Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .flatMap(m -> Arrays.stream(((X509TrustManager) m).getAcceptedIssuers()))
                .toList());
    }

    /** Whether one of them stands behind a chain, whatever the order in which it was sent; its time is not looked at. */
    boolean standBehind(List<X509Certificate> chain) throws GeneralSecurityException {
        X509Certificate own = chain.get(0);
        if (roots.contains(own)) {
            return true;
        }
        if (roots.isEmpty()) {
            return false;
        }
        Set<TrustAnchor> anchors =
                roots.stream().map(r -> new TrustAnchor(r, null)).collect(Collectors.toSet());
        var target = new X509CertSelector();
        target.setCertificate(own);
        var parameters = new PKIXBuilderParameters(anchors, target);
        parameters.setRevocationEnabled(false);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
        parameters.setDate(within(own));
        try {
            return CertPathBuilder.getInstance("PKIX").build(parameters) != null;
        } catch (CertPathBuilderException none) {
            return false;
        }
    }

    /** Now, or the end of the certificate's time when that has passed: a late certificate may have a good chain. */
    private static Date within(X509Certificate own) {
        Instant now = Instant.now();
        Instant end = own.getNotAfter().toInstant();
        Instant begin = own.getNotBefore().toInstant();
        return Date.from(now.isAfter(end) ? end : now.isBefore(begin) ? begin : now);
    }
}
