package org.clockhouse.driver.tck;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate that an emulated terminal shows: made anew, and signed by nobody else, as those of terminals are.
 *
 * @param sha256 of the certificate, in hexadecimal digits
 */
public record SelfSigned(SSLContext context, String sha256) {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String ALIAS = "terminal";

    public static SelfSigned make() throws IOException, GeneralSecurityException, InterruptedException {
        Path folder = Files.createTempDirectory("terminal");
        Path file = folder.resolve("terminal.p12");
        try {
            generate(file);
            KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(keys.getCertificate(ALIAS).getEncoded());
            return new SelfSigned(context, HexFormat.of().formatHex(digest));
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private static void generate(Path file) throws IOException, InterruptedException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        String options = "-genkeypair -alias " + ALIAS + " -keyalg EC -dname CN=terminal -storetype PKCS12 -storepass "
                + new String(PASSWORD) + " -keystore";
        ProcessBuilder command = new ProcessBuilder((keytool + " " + options).split(" "));
        command.command().add(file.toString());
        Process made = command.redirectErrorStream(true).start();
        made.getInputStream().transferTo(OutputStream.nullOutputStream());
        if (made.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
    }
}
