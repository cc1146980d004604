package org.clockhouse.registry.internal.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.clockhouse.kernel.Refused;
import org.clockhouse.registry.calendar.CalendarDay;
import org.clockhouse.registry.calendar.CalendarReading;
import org.clockhouse.registry.calendar.CalendarReading.Trust;
import org.clockhouse.registry.calendar.DayType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public days of a year as data that somebody stands behind. */
class YearFileTest {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String DAYS =
            "# Public days of a year\n2031-01-01,STATUTORY,元旦,a notice\n2031-01-04,SWAPPED_WORKDAY,,\n";

    @TempDir
    Path folder;

    @Test
    void aFileThatNobodySignedSaysSo() {
        CalendarReading reading = read(DAYS);
        assertEquals(2, reading.days().size());
        assertEquals(DayType.SWAPPED_WORKDAY, reading.days().get(1).type());
        assertEquals("元旦", reading.days().get(0).name());
        assertEquals("a notice", reading.days().get(0).source());
        assertEquals(CalendarDay.Layer.PUBLIC, reading.days().get(0).layer());
        assertEquals(CalendarReading.Signature.NONE, reading.signature());
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void aSignerIsNamedAndKnownOnceTheCertificateLiesThere(String algorithm) throws Exception {
        Signer signer = new Signer(algorithm, "People of the calendar");
        String signed = signer.sign(DAYS);
        CalendarReading.Signature stranger = read(signed).signature();
        assertEquals(Trust.UNKNOWN, stranger.trust());
        assertEquals("CN=People of the calendar", stranger.signer());
        assertEquals(64, stranger.fingerprint().length());
        signer.trust();
        assertEquals(Trust.KNOWN, read(signed).signature().trust());
        assertEquals(2, read(signed).days().size());
    }

    @Test
    void lineEndsAndMarksOfEditorsDoNotBreakASignature() throws Exception {
        String signed = new Signer("EC", "Windows").sign(DAYS);
        assertEquals(
                Trust.UNKNOWN,
                read("\ufeff" + signed.replace("\n", "\r\n")).signature().trust());
    }

    @Test
    void aDayThatWasChangedAfterSigningIsRefused() throws Exception {
        String signed = new Signer("EC", "Acme").sign(DAYS);
        String signature = signed.lines().toList().get(4);
        List<String> wrong = List.of(
                signed.replace("2031-01-04,SWAPPED_WORKDAY", "2031-01-04,REST_DAY"),
                signed + "2031-05-01,STATUTORY,,\n",
                signed.replace(signature + '\n', ""),
                signed.replace("#signer ", "#signer A"),
                new Signer("EC", "Other").sign("2031-01-01,STATUTORY,,\n") + signature);
        for (String text : wrong) {
            Refused refused = assertThrows(Refused.class, () -> read(text), text);
            assertEquals("calendar.signature", refused.code());
        }
    }

    @Test
    void whatIsNoDayOfTheYearIsNamedWithItsLine() {
        CalendarReading reading = read(DAYS
                + "2032-01-01,STATUTORY,,\n2031-02-30,STATUTORY,,\n2031-03-01,FEAST,,\n2031-01-01,REST_DAY,,\nwords\n");
        assertEquals(
                List.of("4 another-year", "5 no-date", "6 no-type", "7 contradicts", "8 no-date"),
                reading.left().stream()
                        .map(left -> left.line() + " " + left.code())
                        .toList());
        assertEquals(2, reading.days().size());
    }

    @Test
    void yearsThatShipAreFilesOfAYear() {
        for (String year : List.of("2025", "2026")) {
            List<CalendarDay> days =
                    ShippedCalendars.load("CN-" + year, signers()).days();
            assertEquals(
                    13,
                    days.stream().filter(day -> day.type() == DayType.STATUTORY).count(),
                    year);
            assertTrue(days.stream().allMatch(day -> day.date().toString().startsWith(year)));
        }
    }

    private CalendarReading read(String text) {
        YearFile file = new YearFile(text);
        assertTrue(file.isOne());
        return file.read(2031, signers());
    }

    private CalendarSigners signers() {
        return new CalendarSigners(folder.resolve("signers"));
    }

    /** Somebody with a key. */
    private final class Signer {

        private final String algorithm;
        private final PrivateKey key;
        private final Certificate certificate;

        Signer(String algorithm, String name) throws IOException, GeneralSecurityException, InterruptedException {
            Path store = folder.resolve(name + ".p12");
            List<String> command = Stream.of(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair -alias key -storetype PKCS12 -storepass " + new String(PASSWORD),
                            "-keyalg " + algorithm)
                    .flatMap(part -> Stream.of(part.split(" ")))
                    .toList();
            Process keytool = new ProcessBuilder(Stream.concat(
                                    command.stream(), Stream.of("-dname", "CN=" + name, "-keystore", store.toString()))
                            .toList())
                    .redirectErrorStream(true)
                    .start();
            keytool.getInputStream().transferTo(OutputStream.nullOutputStream());
            assertEquals(0, keytool.waitFor());
            KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
            this.algorithm = algorithm.equals("EC") ? "SHA256withECDSA" : "SHA256with" + algorithm;
            key = (PrivateKey) keys.getKey("key", PASSWORD);
            certificate = keys.getCertificate("key");
        }

        String sign(String text) throws GeneralSecurityException {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            Base64.Encoder base64 = Base64.getEncoder();
            return text + "#signer " + base64.encodeToString(certificate.getEncoded()) + "\n#signature "
                    + base64.encodeToString(signature.sign()) + '\n';
        }

        void trust() throws IOException, GeneralSecurityException {
            Files.createDirectories(folder.resolve("signers"));
            Files.write(folder.resolve("signers").resolve("signer.cer"), certificate.getEncoded());
        }
    }
}
