package org.clockhouse.notice.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whose certificates are believed: those that the machine believes, and one more. */
final class Trust {

    private Trust() {}

    /** @throws GeneralSecurityException if the text is no certificate */
    static Collection<? extends Certificate> certificates(String pem) throws GeneralSecurityException {
        if (pem.isBlank()) {
            return List.of();
        }
        Collection<? extends Certificate> read = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        if (read.isEmpty()) {
            throw new GeneralSecurityException("no certificate");
        }
        return read;
    }

    static SSLContext context(String pem) throws GeneralSecurityException, IOException {
        KeyStore believed = KeyStore.getInstance(KeyStore.getDefaultType());
        believed.load(null, null);
        for (Certificate certificate : certificates(pem)) {
            believed.setCertificateEntry("given " + believed.size(), certificate);
        }
        for (TrustManager machine : managers(null)) {
            for (X509Certificate certificate : ((X509TrustManager) machine).getAcceptedIssuers()) {
                believed.setCertificateEntry("machine " + believed.size(), certificate);
            }
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers(believed), null);
        return context;
    }

    private static TrustManager[] managers(KeyStore believed) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(believed);
        return factory.getTrustManagers();
    }
}
