package org.clockhouse.driver.face.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.FunctionKey;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.driver.Method;
import org.clockhouse.driver.PunchPhoto;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.StandingCall;
import org.clockhouse.driver.Subject.HolderNumber;
import org.clockhouse.driver.TerminalEvent.Kind;
import org.clockhouse.driver.UnreadableRow.Reason;
import org.clockhouse.driver.tck.BenchClock;
import org.clockhouse.driver.tck.MemoryArrivals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The messages of the field notes, word for word, and what real firmware makes of them. */
class MessagesTest {

    private static final String REG =
            "{\"cmd\":\"reg\",\"sn\":\"ZX0001\",\"devinfo\":{\"modelname\":\"tfs30\",\"usersize\":3000,"
                    + "\"logsize\":100000,\"useduser\":5,\"usedlog\":10,\"usednewlog\":2,\"firmware\":\"th600w v6.1\","
                    + "\"time\":\"2026-11-21 19:30:00\"}}";

    private final MemoryArrivals arrivals = new MemoryArrivals(new BenchClock(Instant.parse("2026-11-21T11:32:08Z")));
    private final StandingCall line =
            new FaceJsonDriver().pickUp(HttpCall.builder("GET", "/").build(), arrivals);

    @BeforeEach
    void one() {
        arrivals.register("ZX0001");
        arrivals.offset(ZoneOffset.ofHours(8));
    }

    private String sendlog(String records) throws Exception {
        return line.hear("{\"cmd\":\"sendlog\",\"sn\":\"ZX0001\",\"count\":1,\"logindex\":0,\"record\":[" + records
                        + "]}")
                .orElseThrow();
    }

    @Test
    void aRegistrationIsAnsweredWithTheTimeOfItsPlace() throws Exception {
        assertEquals(
                Optional.of(
                        "{\"ret\":\"reg\",\"result\":true,\"nosenduser\":true,\"cloudtime\":\"2026-11-21 19:32:08\"}"),
                line.hear(REG));
        assertEquals(10, arrivals.healthOf("ZX0001").orElseThrow().punches().orElseThrow());
    }

    @Test
    void aStrangerIsToldSo() throws Exception {
        assertEquals(
                Optional.of("{\"ret\":\"reg\",\"result\":false,\"reason\":\"not registered here\"}"),
                line.hear(REG.replace("ZX0001", "ZX9999")));
    }

    @Test
    void aLogIsAnsweredWithItsCountAndIndex() throws Exception {
        String answer = line.hear(
                        "{\"cmd\":\"sendlog\",\"sn\":\"ZX0001\",\"count\":2,\"logindex\":0,\"record\":[{\"enrollid\":1,"
                                + "\"time\":\"2026-11-21 08:00:01\",\"mode\":8,\"inout\":0,\"event\":0},"
                                + "{\"enrollid\":2,\"time\":\"2026-11-21 08:00:05\",\"mode\":1,\"inout\":1,\"event\":0}]}")
                .orElseThrow();
        assertEquals(
                "{\"ret\":\"sendlog\",\"result\":true,\"count\":2,\"logindex\":0,\"cloudtime\":\"2026-11-21 19:32:08\"}",
                answer);
        RawPunch second = arrivals.punches().get(1);
        assertEquals(new HolderNumber("2"), second.subject());
        assertEquals(LocalDateTime.of(2026, 11, 21, 8, 0, 5), second.clockReading());
        assertEquals(Method.CARD, second.method());
        assertEquals(FunctionKey.OUT, second.key());
        assertEquals(Method.FACE, arrivals.punches().get(0).method());
    }

    @Test
    void aTerminalThatIsNotToldTheTimeHearsNone() throws Exception {
        arrivals.set("clock", "kept");
        arrivals.set("direction", "ignored");
        assertFalse(sendlog(FaceTerminal.record("1", "2026-11-21 08:00:01")).contains("cloudtime"));
        assertEquals(FunctionKey.UNSTATED, arrivals.punches().get(0).key());
        assertEquals("0", arrivals.punches().get(0).keyCode());
    }

    @Test
    void fewerRecordsThanCountedAreNotAcknowledged() throws Exception {
        String answer = line.hear("{\"cmd\":\"sendlog\",\"sn\":\"ZX0001\",\"count\":3,\"logindex\":0,\"record\":["
                        + FaceTerminal.record("1", "2026-11-21 08:00:01") + "]}")
                .orElseThrow();
        assertTrue(answer.contains("\"result\":false"), answer);
        assertEquals(0, arrivals.punches().size());
    }

    @Test
    void someFirmwareWritesABlankAfterTheNameAndOneDigitNumbers() throws Exception {
        sendlog("{\"enrollid\":\"7\",\"time \":\"2026-3-2 8:05:09\",\"mode\":0}");
        assertEquals(
                LocalDateTime.of(2026, 3, 2, 8, 5, 9), arrivals.punches().get(0).clockReading());
        assertEquals(FunctionKey.UNSTATED, arrivals.punches().get(0).key());
    }

    @Test
    void aTimeWithItsOffsetIsWhatTheClockShowsThere() throws Exception {
        sendlog("{\"enrollid\":7,\"time\":\"2026-03-02T08:05:09.123Z\",\"mode\":0}");
        sendlog("{\"enrollid\":8,\"time\":\"2026/03/02 08:05:09\",\"mode\":0}");
        RawPunch stated = arrivals.punches().get(0);
        assertEquals(LocalDateTime.of(2026, 3, 2, 8, 5, 9), stated.clockReading());
        assertEquals(Optional.of(ZoneOffset.UTC), stated.offset());
        assertEquals(Optional.empty(), arrivals.punches().get(1).offset());
    }

    @Test
    void aFaceIsNoFingerWhereTheFirmwareSaysSoBesideItsMode() throws Exception {
        sendlog("{\"enrollid\":7,\"time\":\"2026-03-02 08:05:09\",\"mode\":0,\"inout\":0,\"verifymode\":15}");
        sendlog("{\"enrollid\":8,\"time\":\"2026-03-02 08:05:11\",\"mode\":0,\"inout\":0,\"verifymode\":1}");
        sendlog("{\"enrollid\":9,\"time\":\"2026-03-02 08:05:13\",\"mode\":1,\"inout\":0,\"verifymode\":0}");
        assertEquals(Method.FACE, arrivals.punches().get(0).method());
        assertEquals("15", arrivals.punches().get(0).methodCode());
        assertEquals(Method.FINGERPRINT, arrivals.punches().get(1).method());
        assertEquals(Method.CARD, arrivals.punches().get(2).method());
    }

    @Test
    void countAndIndexMayBeWrittenAsTextAndTheSerialNumberLeftOut() throws Exception {
        line.hear(REG);
        String answer = line.hear("{\"cmd\":\"sendlog\",\"count\":\"1\",\"logindex\":\"4\",\"record\":["
                        + FaceTerminal.record("1", "2026-11-21 08:00:01") + "]}")
                .orElseThrow();
        assertTrue(answer.startsWith("{\"ret\":\"sendlog\",\"result\":true,\"count\":1,\"logindex\":4"), answer);
    }

    @Test
    void strangersAtTheDoorAreAttemptsAndNoPunches() throws Exception {
        assertTrue(
                sendlog(FaceTerminal.record("99999999", "2026-11-21 08:00:01")).contains("\"result\":true"));
        assertEquals(Kind.ATTEMPT_FAILED, arrivals.events().get(0).kind());
        assertEquals(0, arrivals.punches().size());
    }

    @Test
    void aPhotoOfTheMomentIsWithheldFromEverything() throws Exception {
        sendlog("{\"enrollid\":1,\"time\":\"2026-11-21 08:00:01\",\"mode\":8,\"image\":\"U0VDUkVU\"}");
        assertFalse(arrivals.punches().get(0).raw().text(StandardCharsets.UTF_8).contains("U0VDUkVU"));
        assertEquals(Kind.BIOMETRIC_WITHHELD, arrivals.events().get(0).kind());
    }

    @Test
    void t007WherePicturesAreKeptTheyAreHandedOverBesideTheirPunches() throws Exception {
        arrivals.keepPhotos(true);
        sendlog("{\"enrollid\":1,\"time\":\"2026-11-21 08:00:01\",\"mode\":8,\"image\":\"/9j/\"},"
                + "{\"enrollid\":99999999,\"time\":\"2026-11-21 08:00:05\",\"mode\":8,"
                + "\"image\":\"data:image/jpeg;base64,/9j/\"},"
                + "{\"enrollid\":2,\"time\":\"2026-11-21 08:00:09\",\"mode\":8,\"image\":\"not base64!\"}");
        PunchPhoto own = arrivals.photos().get(0);
        assertEquals("1", own.holderNumber());
        assertEquals(Optional.of(LocalDateTime.of(2026, 11, 21, 8, 0, 1)), own.clockReading());
        assertEquals("ffd8ff", own.content().hex());
        assertEquals("", arrivals.photos().get(1).holderNumber(), "a stranger");
        assertEquals(2, arrivals.photos().size());
        assertEquals(2, arrivals.punches().size());
        assertEquals(
                Set.of(Kind.ATTEMPT_FAILED, Kind.BIOMETRIC_WITHHELD),
                arrivals.events().stream().map(event -> event.kind()).collect(Collectors.toSet()));
    }

    @Test
    void peopleThatATerminalSendsAreStatedWithoutPasswordOrTemplate() throws Exception {
        for (String what : new String[] {"0", "10", "11", "50"}) {
            assertTrue(line.hear("{\"cmd\":\"senduser\",\"sn\":\"ZX0001\",\"enrollid\":1,\"name\":\"An\",\"backupnum\":"
                            + what + ",\"admin\":0,\"record\":\"12345678\"}")
                    .orElseThrow()
                    .startsWith("{\"ret\":\"senduser\",\"result\":true"));
        }
        assertEquals(4, arrivals.events().size());
        assertEquals(
                1,
                arrivals.events().stream()
                        .filter(event ->
                                event.raw().text(StandardCharsets.UTF_8).contains("12345678"))
                        .count(),
                "the card alone");
    }

    @Test
    void aRecordWithoutPersonOrTimeIsKeptAsItCame() throws Exception {
        sendlog("{\"time\":\"2026-11-21 08:00:01\"},{\"enrollid\":5,\"time\":\"0000-00-00 00:00:00\"},7");
        assertEquals(
                java.util.Set.of(Reason.NOT_A_SUBJECT, Reason.NOT_A_TIME, Reason.NOT_A_ROW),
                java.util.Set.copyOf(
                        arrivals.quarantine().stream().map(row -> row.reason()).toList()));
    }

    @Test
    void whatIsNotUnderstoodIsNeverAcknowledged() throws Exception {
        assertTrue(line.hear("{\"cmd\":\"sendqrcode\",\"sn\":\"ZX0001\",\"record\":\"x\"}")
                .orElseThrow()
                .contains("\"result\":false"));
        assertThrows(DriverException.class, () -> line.hear("{\"sn\":\"ZX0001\"}"));
    }

    @Test
    void twoTerminalsOnOneLineAreGarbled() throws Exception {
        line.hear(REG);
        assertThrows(DriverException.class, () -> line.hear(REG.replace("ZX0001", "ZX0002")));
    }
}
