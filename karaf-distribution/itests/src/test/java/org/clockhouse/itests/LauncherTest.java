package org.clockhouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** {@code bin/clockhouse} up to where Java takes over; Java is a script here that does nothing. */
public class LauncherTest {

    private static final Path RESOURCES = Path.of("..", "assembly", "src", "main", "resources");
    private static final String FEATURES = "etc/org.apache.karaf.features.cfg";

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Path home;
    private Path data;

    @Before
    public void unpackWhatTheLauncherLooksAt() throws IOException {
        home = folder.newFolder("home").toPath();
        data = home.resolve("instance");
        Files.createDirectories(home.resolve("system"));
        Files.createDirectories(home.resolve("etc"));
        Files.writeString(home.resolve(FEATURES), "featuresBoot = scr\n");
        String conf = Files.readString(RESOURCES.resolve("etc/clockhouse.conf"));
        Files.writeString(
                home.resolve("etc/clockhouse.conf"), conf.replace("port = 8443", "port = " + RunningSuite.freePort()));
        terminals(RunningSuite.freePort());
        Path bin = Files.createDirectories(home.resolve("bin"));
        Files.copy(RESOURCES.resolve("bin/clockhouse"), bin.resolve("clockhouse"));
        Path java = Files.createDirectories(home.resolve("java/bin"));
        Files.writeString(java.resolve("java"), "#!/bin/sh\n");
        Files.createSymbolicLink(java.resolve("keytool"), Path.of(System.getProperty("java.home"), "bin", "keytool"));
        for (Path program : new Path[] {bin.resolve("clockhouse"), java.resolve("java")}) {
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    public void theBundleCacheStaysUntilSomethingElseIsToStart() throws Exception {
        run();
        Path cache = Files.createDirectories(data.resolve("data/cache"));

        run();
        assertTrue("nothing changed", Files.exists(cache));

        Files.writeString(home.resolve(FEATURES), "featuresBoot = shell, ssh, scr\n");
        run();
        assertFalse("the support shell was opened", Files.exists(cache));

        Files.createDirectories(cache);
        Files.writeString(home.resolve(FEATURES), "featuresBoot = scr\n");
        run();
        assertFalse("the support shell was closed", Files.exists(cache));

        Files.createDirectories(cache);
        Files.writeString(home.resolve("system/new.jar"), "");
        run();
        assertFalse("there is another archive", Files.exists(cache));
    }

    @Test
    public void aTakenPortIsSaidWithWhoHasItAndWhatToDo() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Ran ran = launch("--port", String.valueOf(other.getLocalPort()));
            assertEquals(ran.said(), 1, ran.exit());
            String port = "port " + other.getLocalPort() + " is taken by ";
            String who = "(process " + ProcessHandle.current().pid() + "): end that, or give another with --port";
            assertTrue(ran.said(), ran.said().contains(port));
            assertTrue(ran.said(), ran.said().contains(who));
            assertFalse("nothing was started", Files.exists(data.resolve("clockhouse.pid")));
        }
    }

    @Test
    public void aTakenPortForTerminalsIsSaidToo() throws Exception {
        try (ServerSocket other = new ServerSocket(0)) {
            terminals(other.getLocalPort());
            Ran ran = launch();
            assertEquals(ran.said(), 1, ran.exit());
            assertTrue(ran.said(), ran.said().contains("port " + other.getLocalPort() + " is taken by "));
            assertTrue(ran.said(), ran.said().contains("give another as terminal_port in " + data));
        }
    }

    @Test
    public void theSamePortOfAnotherAddressIsFree() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"))) {
            Ran ran = launch("--port", String.valueOf(other.getLocalPort()), "--address", "127.0.0.1");
            assertEquals(ran.said(), 0, ran.exit());
        }
    }

    private void terminals(int port) throws IOException {
        Files.writeString(home.resolve("etc/org.clockhouse.terminal.cfg"), "terminal_port = " + port + "\n");
    }

    private void run() throws Exception {
        Ran ran = launch();
        assertEquals(ran.said(), 0, ran.exit());
    }

    private record Ran(int exit, String said) {}

    private Ran launch(String... options) throws Exception {
        File said = folder.newFile();
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/clockhouse").toString(), "run"));
        command.addAll(List.of(options));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said);
        builder.environment().put("JAVA_HOME", home.resolve("java").toString());
        int exit = builder.start().waitFor();
        return new Ran(exit, Files.readString(said.toPath()));
    }
}
