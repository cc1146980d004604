package org.clockhouse.registry.internal.calendar;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clockhouse.registry.calendar.CalendarReading;
import org.clockhouse.registry.calendar.CalendarReading.Trust;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Whose signature on a file of holidays is known here: the certificates in {@code etc/calendar-signers}. */
@Component(service = CalendarSigners.class)
public final class CalendarSigners {

    private static final Map<String, String> ALGORITHMS =
            Map.of("EC", "SHA256withECDSA", "RSA", "SHA256withRSA", "EdDSA", "Ed25519");

    private final Path folder;

    @Activate
    public CalendarSigners(BundleContext context) {
        this(Path.of(context.getProperty("karaf.etc"), "calendar-signers"));
    }

    /** @param folder of certificates, PEM or DER; one that is not there knows nobody */
    public CalendarSigners(Path folder) {
        this.folder = folder;
    }

    /**
     * Whose signature this is.
     *
     * @param certificate DER
     * @return empty where the signature does not fit
     */
    Optional<CalendarReading.Signature> verify(byte[] content, byte[] certificate, byte[] signature) {
        try {
            X509Certificate signer = (X509Certificate) read(new ByteArrayInputStream(certificate));
            Signature check = Signature.getInstance(ALGORITHMS.getOrDefault(
                    signer.getPublicKey().getAlgorithm(), signer.getPublicKey().getAlgorithm()));
            check.initVerify(signer);
            check.update(content);
            if (!check.verify(signature)) {
                return Optional.empty();
            }
            byte[] print = MessageDigest.getInstance("SHA-256").digest(signer.getEncoded());
            String name = signer.getSubjectX500Principal().getName();
            return Optional.of(new CalendarReading.Signature(
                    known().contains(signer) ? Trust.KNOWN : Trust.UNKNOWN,
                    name.substring(0, Math.min(300, name.length())),
                    HexFormat.of().formatHex(print)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private List<Certificate> known() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).map(CalendarSigners::read).toList();
        } catch (IOException e) {
            throw new IllegalStateException("no list of " + folder, e);
        }
    }

    private static Certificate read(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return read(content);
        } catch (IOException | CertificateException e) {
            throw new IllegalStateException("no certificate in " + file, e);
        }
    }

    private static Certificate read(InputStream content) throws CertificateException {
        return CertificateFactory.getInstance("X.509").generateCertificate(content);
    }
}
