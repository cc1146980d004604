package org.clockhouse.terminal.internal.driver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.clockhouse.terminal.InstalledDriver.Signature;
import org.clockhouse.terminal.InstalledDriver.Trust;
import org.clockhouse.terminal.internal.Hashes;

/** Whose signature on a driver is known here: the certificates in a folder, and whoever they certified. */
public final class Signers {

    private final Path folder;

    /** @param folder of certificates, PEM or DER; one that is not there knows nobody */
    public Signers(Path folder) {
        this.folder = folder;
    }

    /** Another word whenever the certificates are others. */
    String edition() throws IOException {
        StringBuilder edition = new StringBuilder();
        for (Path file : files()) {
            edition.append(file.getFileName())
                    .append('@')
                    .append(Files.getLastModifiedTime(file))
                    .append(' ');
        }
        return edition.toString();
    }

    /** @throws SecurityException if the content does not fit its signature */
    Signature of(JarFile jar) throws IOException {
        Set<CodeSigner> common = null;
        Enumeration<JarEntry> entries = jar.entries();
        while (entries.hasMoreElements()) {
            JarEntry entry = entries.nextElement();
            if (!entry.isDirectory() && !entry.getName().startsWith("META-INF/")) {
                Set<CodeSigner> here = signersOf(jar, entry);
                if (common == null) {
                    common = here;
                } else {
                    common.retainAll(here);
                }
            }
        }
        return common == null || common.isEmpty() ? Signature.NONE : verdict(common);
    }

    private static Set<CodeSigner> signersOf(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream content = jar.getInputStream(entry)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        CodeSigner[] signers = entry.getCodeSigners();
        return signers == null ? new HashSet<>() : new HashSet<>(Arrays.asList(signers));
    }

    private Signature verdict(Set<CodeSigner> signers) throws IOException {
        List<Certificate> trusted = trusted();
        for (CodeSigner signer : signers) {
            List<? extends Certificate> path = signer.getSignerCertPath().getCertificates();
            if (path.stream().anyMatch(trusted::contains)) {
                return signature(Trust.KNOWN, path.get(0));
            }
        }
        CodeSigner any = signers.iterator().next();
        return signature(
                Trust.UNKNOWN, any.getSignerCertPath().getCertificates().get(0));
    }

    private List<Certificate> trusted() throws IOException {
        return files().stream().map(Signers::read).toList();
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Signature signature(Trust trust, Certificate certificate) {
        try {
            String fingerprint = HexFormat.of().formatHex(Hashes.sha256().digest(certificate.getEncoded()));
            return new Signature(trust, name(certificate), fingerprint);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read cannot be written", e);
        }
    }

    private static Certificate read(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(content);
        } catch (IOException | CertificateException e) {
            throw new IllegalStateException("no certificate in " + file, e);
        }
    }

    private static String name(Certificate certificate) {
        String name = ((X509Certificate) certificate).getSubjectX500Principal().getName();
        return name.length() <= 300 ? name : name.substring(0, 300);
    }
}
