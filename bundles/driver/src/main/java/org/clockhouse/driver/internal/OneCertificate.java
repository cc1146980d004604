package org.clockhouse.driver.internal;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts one certificate, by its SHA-256 in hexadecimal digits; where none is expected, the one that is shown. */
final class OneCertificate extends X509ExtendedTrustManager {

    private final Optional<String> expected;
    private volatile Optional<String> shown = Optional.empty();

    OneCertificate(Optional<String> expected) {
        this.expected = expected;
    }

    Optional<String> shown() {
        return shown;
    }

    /** What is wrong with the one that was shown; empty when it is the expected one, or there was none yet. */
    Optional<String> refused() {
        return shown.filter(it -> !expected.orElse(it).equals(it))
                .map(it -> "its certificate is another one: SHA-256 " + it + ", where " + expected.orElse("")
                        + " is expected; nothing was said to it");
    }

    private void look(X509Certificate[] chain) throws CertificateException {
        if (chain.length == 0) {
            throw new CertificateException("no certificate");
        }
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            shown = Optional.of(HexFormat.of().formatHex(sha.digest(chain[0].getEncoded())));
        } catch (NoSuchAlgorithmException e) {
            throw new CertificateException(e);
        }
        if (refused().isPresent()) {
            throw new CertificateException(refused().get());
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        look(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        look(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        look(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException("nobody is served here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw new CertificateException("nobody is served here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("nobody is served here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
