package org.clockhouse.terminal.internal.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clockhouse.kernel.Refused;
import org.clockhouse.terminal.InstalledDriver.Trust;
import org.clockhouse.terminal.internal.DriverJars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverCheckTest {

    @TempDir
    Path folder;

    @Test
    void aGoodJarPassesUnsignedOnlyInDevelopment() throws IOException {
        Path jar = DriverJars.good(folder, "1.0.0");
        DriverCheck.Passed passed = check(Unsigned.ALLOW).check(jar);
        assertEquals("org.acme.t100", passed.symbolicName());
        assertEquals("1.0.0", passed.version());
        assertEquals("", passed.signature().signer());
        assertEquals(64, passed.sha256().length());
        assertEquals("driver.unsigned", refusal(Unsigned.REFUSE, jar));
    }

    @Test
    void aJarSignedBySomebodyKnownPasses() throws Exception {
        DriverJars.Signer acme = new DriverJars.Signer(folder, "Acme");
        acme.trustIn(folder.resolve("signers"));
        Path signed = acme.sign(DriverJars.good(folder, "1.0.0"), folder.resolve("signed.jar"));
        assertEquals("CN=Acme", check(Unsigned.REFUSE).check(signed).signature().signer());
    }

    @Test
    void aJarSignedByAStrangerIsRefusedWithTheName() throws Exception {
        DriverJars.Signer stranger = new DriverJars.Signer(folder, "Stranger");
        Path signed = stranger.sign(DriverJars.good(folder, "1.0.0"), folder.resolve("signed.jar"));
        assertEquals("driver.signer.unknown", refusal(Unsigned.REFUSE, signed));
        assertEquals(
                "CN=Stranger", check(Unsigned.ALLOW).check(signed).signature().signer());
    }

    @Test
    void aClassAddedOrChangedAfterSigningIsRefused() throws Exception {
        DriverJars.Signer acme = new DriverJars.Signer(folder, "Acme");
        acme.trustIn(folder.resolve("signers"));
        Path signed = acme.sign(DriverJars.good(folder, "1.0.0"), folder.resolve("signed.jar"));
        Path added = DriverJars.tampered(signed, folder.resolve("added.jar"), "org/acme/Evil.class", "evil");
        assertEquals("driver.unsigned", refusal(Unsigned.REFUSE, added));
        Path changed = DriverJars.tampered(signed, folder.resolve("changed.jar"), "org/acme/T100.class", "evil");
        assertEquals("driver.signature.broken", refusal(Unsigned.REFUSE, changed));
        assertEquals("driver.signature.broken", refusal(Unsigned.ALLOW, changed));
    }

    @Test
    void whereUnsignedJarsAreWarnedOfTheyPassAndAKnownSignerIsNoWarning() throws Exception {
        DriverJars.Signer acme = new DriverJars.Signer(folder, "Acme");
        Path plain = DriverJars.good(folder, "1.0.0");
        Path signed = acme.sign(plain, folder.resolve("signed.jar"));
        DriverCheck warning = check(Unsigned.of("Warn"));
        assertEquals(Trust.UNSIGNED, warning.check(plain).signature().trust());
        assertEquals(true, warning.warnsOf(warning.check(plain).signature()));
        assertEquals(Trust.UNKNOWN, warning.check(signed).signature().trust());
        assertEquals(true, warning.warnsOf(warning.check(signed).signature()));
        acme.trustIn(folder.resolve("signers"));
        assertEquals(Trust.KNOWN, warning.check(signed).signature().trust());
        assertEquals(64, warning.check(signed).signature().fingerprint().length());
        assertEquals(false, warning.warnsOf(warning.check(signed).signature()));
        assertEquals(false, check(Unsigned.ALLOW).warnsOf(warning.check(plain).signature()));
    }

    @Test
    void aWordThatIsNoPolicyRefuses() {
        assertEquals(Unsigned.REFUSE, Unsigned.of("true"));
        assertEquals(Unsigned.REFUSE, Unsigned.of(""));
    }

    @Test
    void whatIsNoBundleIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jar"), "hello");
        assertEquals("driver.not-a-bundle", refusal(Unsigned.ALLOW, text));
        assertEquals(
                "driver.not-a-bundle", refusal(Unsigned.ALLOW, DriverJars.jar(folder.resolve("plain.jar"), Map.of())));
        assertEquals(
                "driver.not-a-bundle",
                refusal(Unsigned.ALLOW, DriverJars.with(folder, "Bundle-SymbolicName", "../../etc/passwd")));
        assertEquals(
                "driver.kar",
                refusal(
                        Unsigned.ALLOW,
                        DriverJars.jar(
                                folder.resolve("acme.kar"), Map.of(), Map.of("repository/org/acme/t100.jar", "jar"))));
    }

    @Test
    void aDriverThatNeedsWhatIsNotHereIsRefusedWithItsName() throws IOException {
        assertEquals(
                "the driver needs what is not here: org.clockhouse.driver [1.9,2)",
                assertThrows(Refused.class, () -> check(Unsigned.ALLOW)
                                .check(DriverJars.with(
                                        folder,
                                        "Import-Package",
                                        "org.clockhouse.driver;version=\"[1.9,2)\",org.slf4j,java.util,"
                                                + "javax.xml.absent;resolution:=optional")))
                        .getMessage());
        assertEquals(
                "driver.needs-more",
                refusal(
                        Unsigned.ALLOW,
                        DriverJars.with(
                                folder, "Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\"")));
        assertEquals(
                "driver.not-a-bundle",
                refusal(Unsigned.ALLOW, DriverJars.with(folder, "Import-Package", "org.slf4j;version=\"one\"")));
    }

    /** As in a suite of driver API 1.5 on Java 17. */
    private static boolean isHere(Need need) {
        return !need.filter().contains("1.9")
                && !need.filter().contains("=99")
                && !need.text().contains("absent");
    }

    @Test
    void aDriverImportsOnlyWhatDriversMay() {
        assertEquals(
                "driver.import.forbidden",
                refusal(Unsigned.ALLOW, DriverJars.with(folder, "Import-Package", "org.clockhouse.punch")));
        assertEquals(
                "driver.import.forbidden",
                refusal(
                        Unsigned.ALLOW,
                        DriverJars.with(folder, "Import-Package", "java.util,org.osgi.framework;version=\"[1,2)\"")));
        assertEquals(
                "driver.import.forbidden",
                refusal(Unsigned.ALLOW, DriverJars.with(folder, "DynamicImport-Package", "*")));
        assertEquals(
                "driver.import.forbidden",
                refusal(Unsigned.ALLOW, DriverJars.with(folder, "Require-Bundle", "org.clockhouse.store")));
        assertEquals(
                "driver.import.forbidden",
                refusal(Unsigned.ALLOW, DriverJars.with(folder, "Fragment-Host", "org.clockhouse.store")));
    }

    @Test
    void aDriverMayReachForCardsAndKeysOfTheJdk() throws IOException {
        check(Unsigned.ALLOW)
                .check(DriverJars.with(
                        folder, "Import-Package", "org.clockhouse.driver,javax.smartcardio,javax.crypto"));
    }

    @Test
    void aDriverRunsNothingByItselfAndExportsNothing() {
        assertEquals(
                "driver.activator",
                refusal(Unsigned.ALLOW, DriverJars.with(folder, "Bundle-Activator", "org.acme.Activator")));
        assertEquals(
                "driver.export.forbidden",
                refusal(Unsigned.ALLOW, DriverJars.with(folder, "Export-Package", "org.clockhouse.driver")));
    }

    @Test
    void aBundleWithoutADriverIsRefused() {
        assertEquals(
                "driver.no-component",
                refusal(Unsigned.ALLOW, DriverJars.with(folder, "Service-Component", "OSGI-INF/no.xml")));
        Path other = DriverJars.jar(
                folder.resolve("other.jar"),
                DriverJars.headers("1.0.0"),
                Map.of("OSGI-INF/T100.xml", "<provide interface=\"java.lang.Runnable\"/>"));
        assertEquals("driver.no-component", refusal(Unsigned.ALLOW, other));
    }

    @Test
    void aHugeJarIsRefusedBeforeItIsRead() throws IOException {
        Path huge = folder.resolve("huge.jar");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(DriverCheck.LARGEST + 1);
        }
        assertEquals("driver.too-large", refusal(Unsigned.ALLOW, huge));
    }

    @Test
    void commasWithinQuotationMarksDivideNothing() {
        assertEquals(
                List.of("a", "b", "c"),
                ManifestHeader.names("a;b;version=\"[1,2)\";uses:=\"x,y\", c;resolution:=optional"));
    }

    private String refusal(Unsigned unsigned, Path jar) {
        return assertThrows(Refused.class, () -> check(unsigned).check(jar)).code();
    }

    private DriverCheck check(Unsigned unsigned) {
        return new DriverCheck(new Signers(folder.resolve("signers")), unsigned, DriverCheckTest::isHere);
    }
}
