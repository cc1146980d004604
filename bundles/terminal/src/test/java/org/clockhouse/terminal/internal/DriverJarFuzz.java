package org.clockhouse.terminal.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.clockhouse.kernel.Refused;
import org.clockhouse.terminal.internal.driver.DriverCheck;
import org.clockhouse.terminal.internal.driver.Signers;
import org.clockhouse.terminal.internal.driver.Unsigned;

/**
 * Whatever is dropped or uploaded as a driver: refused with a code, or passed with a name and a version. After {@code M} the
 * input is the manifest of a jar that is whole. A Jazzer target.
 */
public final class DriverJarFuzz {

    private static final Path FOLDER = folder();
    private static final DriverCheck CHECK =
            new DriverCheck(new Signers(FOLDER.resolve("signers")), Unsigned.ALLOW, need -> true);

    private DriverJarFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        Path jar = FOLDER.resolve("driver.jar");
        try {
            boolean manifest = data.length > 0 && data[0] == 'M';
            Files.write(jar, manifest ? jarOf(Arrays.copyOfRange(data, 1, data.length)) : data);
            DriverCheck.Passed passed = CHECK.check(jar);
            if (!passed.symbolicName().matches("[A-Za-z0-9._-]{1,150}")
                    || passed.version().isEmpty()) {
                throw new AssertionError(passed);
            }
        } catch (Refused e) {
            if (!e.code().startsWith("driver.")) {
                throw new AssertionError(e.code(), e);
            }
        } catch (IOException e) {
            throw new AssertionError("whoever sent it would be told of an incident", e);
        }
    }

    private static byte[] jarOf(byte[] manifest) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(1);
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            zip.write(manifest);
            zip.putNextEntry(new ZipEntry("OSGI-INF/a.xml"));
            zip.write("<provide interface=\"org.clockhouse.driver.Driver\"/>"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("driver-jars");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                folder.resolve("driver.jar").toFile().delete();
                folder.toFile().delete();
            }));
            return folder;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
