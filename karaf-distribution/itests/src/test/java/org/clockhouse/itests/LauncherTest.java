package org.clockhouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
        Files.copy(RESOURCES.resolve("etc/clockhouse.conf"), home.resolve("etc/clockhouse.conf"));
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

    private void run() throws Exception {
        File said = folder.newFile();
        ProcessBuilder builder = new ProcessBuilder(
                        home.resolve("bin/clockhouse").toString(), "run")
                .redirectErrorStream(true)
                .redirectOutput(said);
        builder.environment().put("JAVA_HOME", home.resolve("java").toString());
        int exit = builder.start().waitFor();
        assertEquals(Files.readString(said.toPath()), 0, exit);
    }
}
