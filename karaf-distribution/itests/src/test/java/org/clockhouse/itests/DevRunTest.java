package org.clockhouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** {@code dev/run} over an archive whose suite is a script, while another suite that is ready has the port. */
public class DevRunTest {

    private static final String PASSWORD = "changeit";

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Path root;
    private Path data;
    private HttpsServer other;

    @Before
    public void standBesideAnotherSuite() throws Exception {
        root = folder.newFolder("checkout").toPath();
        data = root.resolve("data");
        for (String part : new String[] {"bundles", "device-drivers", "features", "karaf-distribution/dev"}) {
            Files.createDirectories(root.resolve(part));
        }
        Files.createFile(root.resolve("pom.xml"));
        Files.copy(Path.of("..", "dev", "run"), root.resolve("karaf-distribution/dev/run"));
        Path own = Files.createDirectories(data.resolve("etc/keys"));
        certificate(own.resolve("server.p12"));
        keytool(
                "-exportcert",
                "-rfc",
                "-file",
                own.resolve("server.pem").toString(),
                "-keystore",
                own.resolve("server.p12").toString());
        Path foreign = root.resolve("other.p12");
        certificate(foreign);
        other = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.setHttpsConfigurator(new HttpsConfigurator(context(foreign)));
        other.createContext("/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        other.start();
    }

    @After
    public void end() {
        other.stop(0);
    }

    @Test
    public void whatAnswersForAnotherSuiteIsNotTakenForTheOneThatWasStarted() throws Exception {
        Ran ran = run("#!/bin/sh\ntrap 'exit 0' TERM\nwhile :; do sleep 0.1; done\n");
        assertEquals(ran.said(), 1, ran.exit());
        assertTrue(ran.said(), ran.said().contains("is not the suite over " + data));
        assertTrue(ran.said(), ran.said().contains("give another --port"));
    }

    @Test
    public void theLastWordsOfASuiteThatEndsAreSaid() throws Exception {
        Ran ran = run("#!/bin/sh\necho 'clockhouse: port 1 is taken by x (process 2)' >&2\nexit 1\n");
        assertEquals(ran.said(), 1, ran.exit());
        assertTrue(ran.said(), ran.said().contains("(exit 1)"));
        assertTrue(ran.said(), ran.said().contains("clockhouse: port 1 is taken by x (process 2)"));
    }

    private record Ran(int exit, String said) {}

    /** @param suite what lies at {@code bin/clockhouse} of the archive */
    private Ran run(String suite) throws Exception {
        Path unpacked = root.resolve("archive/clockhouse");
        Path launcher = Files.createDirectories(unpacked.resolve("bin")).resolve("clockhouse");
        Files.writeString(launcher, suite);
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        Path target = Files.createDirectories(root.resolve("karaf-distribution/assembly/target"));
        program(
                "tar",
                "czf",
                target.resolve("suite.tar.gz").toString(),
                "-C",
                unpacked.getParent().toString(),
                "clockhouse");
        Path said = folder.newFile().toPath();
        ProcessBuilder builder = new ProcessBuilder(
                        "node",
                        root.resolve("karaf-distribution/dev/run").toString(),
                        "--background",
                        "--empty",
                        "--data",
                        data.toString(),
                        "--port",
                        String.valueOf(other.getAddress().getPort()))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("XDG_STATE_HOME", root.resolve("state").toString());
        Process process = builder.start();
        assertTrue("it ends by itself", process.waitFor(60, TimeUnit.SECONDS));
        return new Ran(process.exitValue(), Files.readString(said));
    }

    private static void certificate(Path store) throws Exception {
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-keystore",
                store.toString());
    }

    private static void keytool(String... options) throws Exception {
        String[] command = new String[options.length + 7];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        System.arraycopy(options, 0, command, 1, options.length);
        String[] rest = {"-alias", "suite", "-storepass", PASSWORD, "-storetype", "PKCS12"};
        System.arraycopy(rest, 0, command, options.length + 1, rest.length);
        program(command);
    }

    private static void program(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertEquals(said, 0, process.waitFor());
    }

    private static SSLContext context(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
