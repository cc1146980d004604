package org.clockhouse.notice.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A key and its own certificate for a server of a test. */
final class KeyFolder {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final KeyStore keys;

    /** @param names as a certificate has them, such as {@code dns:localhost} */
    KeyFolder(Path folder, String names) throws IOException, GeneralSecurityException, InterruptedException {
        this(made(folder.resolve("server.p12"), "-ext", "san=" + names));
    }

    private KeyFolder(Path store) throws IOException, GeneralSecurityException {
        keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    }

    /** An authority of its own. */
    static KeyFolder authority(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        return new KeyFolder(made(folder.resolve("authority.p12"), "-ext", "bc:c"));
    }

    /** A server's key with a certificate of the authority that was made in the folder. */
    static KeyFolder certified(Path folder, String names)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path authority = folder.resolve("authority.p12");
        Path server = made(folder.resolve("certified.p12"));
        Path asked = folder.resolve("asked");
        Path given = folder.resolve("given.pem");
        Path root = folder.resolve("root.pem");
        keytool(authority, "-exportcert", "-rfc", "-file", root.toString());
        keytool(server, "-certreq", "-file", asked.toString());
        keytool(
                authority,
                "-gencert",
                "-rfc",
                "-infile",
                asked.toString(),
                "-outfile",
                given.toString(),
                "-ext",
                "san=" + names);
        Files.writeString(given, Files.readString(given) + Files.readString(root));
        keytool(server, "-importcert", "-noprompt", "-file", given.toString());
        return new KeyFolder(server);
    }

    private static Path made(Path store, String... more) throws IOException, InterruptedException {
        List<String> wanted = new ArrayList<>(List.of("-genkeypair", "-keyalg", "EC", "-dname", "CN=test"));
        wanted.addAll(List.of(more));
        keytool(store, wanted.toArray(String[]::new));
        return store;
    }

    private static void keytool(Path store, String... command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        line.addAll(List.of(command));
        line.addAll(List.of("-alias", "key", "-keystore", store.toString(), "-storetype", "PKCS12"));
        line.addAll(List.of("-storepass", new String(PASSWORD)));
        Process keytool = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed: " + said);
        }
    }

    String pem() throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(keys.getCertificate("key").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    Instant end() throws GeneralSecurityException {
        return ((X509Certificate) keys.getCertificate("key")).getNotAfter().toInstant();
    }

    SSLContext server() throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }
}
