package org.clockhouse.terminal.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertPath;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/** Driver jars, good and bad, and people who sign them. */
public final class DriverJars {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private DriverJars() {}

    public static Map<String, String> headers(String version) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Bundle-ManifestVersion", "2");
        headers.put("Bundle-SymbolicName", "org.acme.t100;singleton:=true");
        headers.put("Bundle-Version", version);
        headers.put(
                "Import-Package",
                "org.clockhouse.driver;version=\"[1.0,2)\",org.slf4j;version=\"[1.7,3)\",java.util,javax.net.ssl");
        headers.put("Service-Component", "OSGI-INF/T100.xml");
        return headers;
    }

    public static Path good(Path folder, String version) {
        return jar(folder.resolve("t100-" + version + ".jar"), headers(version));
    }

    public static Path with(Path folder, String header, String value) {
        Map<String, String> headers = headers("1.0.0");
        headers.put(header, value);
        return jar(folder.resolve("with-" + header + ".jar"), headers);
    }

    public static Path jar(Path file, Map<String, String> headers) {
        return jar(
                file,
                headers,
                Map.of(
                        "OSGI-INF/T100.xml",
                        "<component><service><provide interface=\"org.clockhouse.driver.Driver\"/></service></component>",
                        "org/acme/T100.class",
                        "not really"));
    }

    public static Path jar(Path file, Map<String, String> headers, Map<String, String> entries) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
                jar.putNextEntry(new ZipEntry(entry.getKey()));
                jar.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                jar.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Adds an entry after signing, as somebody who tampers would. */
    public static Path tampered(Path signed, Path target, String entry, String content) throws IOException {
        try (JarFile from = new JarFile(signed.toFile(), false);
                JarOutputStream to = new JarOutputStream(Files.newOutputStream(target))) {
            for (var each : Collections.list(from.entries())) {
                if (!each.getName().equals(entry)) {
                    to.putNextEntry(new ZipEntry(each.getName()));
                    from.getInputStream(each).transferTo(to);
                    to.closeEntry();
                }
            }
            to.putNextEntry(new ZipEntry(entry));
            to.write(content.getBytes(StandardCharsets.UTF_8));
            to.closeEntry();
        }
        return target;
    }

    /** Somebody with a key. */
    public static final class Signer {

        private final PrivateKey key;
        private final X509Certificate certificate;

        public Signer(Path folder, String name) throws IOException, GeneralSecurityException, InterruptedException {
            Path store = folder.resolve(name + ".p12");
            Process keytool = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "key",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=" + name,
                            "-keystore",
                            store.toString(),
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            new String(PASSWORD)))
                    .redirectErrorStream(true)
                    .start();
            keytool.getInputStream().transferTo(OutputStream.nullOutputStream());
            if (keytool.waitFor() != 0) {
                throw new IOException("keytool failed");
            }
            KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
            key = (PrivateKey) keys.getKey("key", PASSWORD);
            certificate = (X509Certificate) keys.getCertificate("key");
        }

        public void trustIn(Path folder) throws IOException, GeneralSecurityException {
            Files.createDirectories(folder);
            Files.write(folder.resolve("signer.cer"), certificate.getEncoded());
        }

        public Path sign(Path jar, Path signed) throws IOException, GeneralSecurityException {
            CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate));
            try (ZipFile in = new ZipFile(jar.toFile());
                    OutputStream out = Files.newOutputStream(signed)) {
                new JarSigner.Builder(key, path).build().sign(in, out);
            }
            return signed;
        }
    }
}
