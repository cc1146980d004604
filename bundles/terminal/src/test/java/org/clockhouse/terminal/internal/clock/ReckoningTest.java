package org.clockhouse.terminal.internal.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.punch.PunchFlag;
import org.clockhouse.punch.PunchTime.OffsetSource;
import org.clockhouse.terminal.spi.Contact;
import org.junit.jupiter.api.Test;

/** Vectors of clock reading to instant. Madrid: summer time ends 25 October 2026 at 03:00, begins 28 March 2027 at 02:00. */
class ReckoningTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant NOW = Instant.parse("2027-04-01T00:00:00Z");

    @Test
    void withoutContactsTheZonesRulesHold() {
        Reckoning.Understood understood = madrid().understand(reading("2026-07-01T08:00:00"), Optional.empty());
        assertEquals(Instant.parse("2026-07-01T06:00:00Z"), understood.time().at());
        assertEquals(OffsetSource.ZONE_RULES, understood.time().source());
        assertEquals(Set.of(), understood.flags());
    }

    @Test
    void aStatedOffsetWins() {
        Reckoning.Understood understood = madrid(contact("2026-10-25T00:00:00Z", "2026-10-25T02:00:00"))
                .understand(reading("2026-10-25T02:30:00"), Optional.of(ZoneOffset.ofHours(1)));
        assertEquals(Instant.parse("2026-10-25T01:30:00Z"), understood.time().at());
        assertEquals(OffsetSource.STATED, understood.time().source());
        assertEquals(Set.of(), understood.flags());
    }

    @Test
    void inTheRepeatedHourTheEarlierInstantIsAssumedAndFlagged() {
        Reckoning.Understood understood = madrid().understand(reading("2026-10-25T02:30:00"), Optional.empty());
        assertEquals(Instant.parse("2026-10-25T00:30:00Z"), understood.time().at());
        assertEquals(Set.of(PunchFlag.REPEATED_HOUR), understood.flags());
    }

    @Test
    void inTheRepeatedHourContactsOfAClockThatKeepsWinterTimeDecide() {
        Reckoning reckoning = madrid(
                contact("2026-10-25T01:10:00Z", "2026-10-25T02:10:00"),
                contact("2026-10-25T01:50:00Z", "2026-10-25T02:50:00"));
        Reckoning.Understood understood = reckoning.understand(reading("2026-10-25T02:30:00"), Optional.empty());
        assertEquals(Instant.parse("2026-10-25T01:30:00Z"), understood.time().at());
        assertEquals(OffsetSource.MEASURED, understood.time().source());
        assertEquals(Set.of(PunchFlag.REPEATED_HOUR), understood.flags());
    }

    @Test
    void aReadingThatTheZoneSkipsIsMovedByTheGapAndFlagged() {
        Reckoning.Understood understood = madrid().understand(reading("2027-03-28T02:30:00"), Optional.empty());
        assertEquals(Instant.parse("2027-03-28T01:30:00Z"), understood.time().at());
        assertEquals(reading("2027-03-28T03:30:00"), understood.time().local());
        assertEquals(Set.of(PunchFlag.SKIPPED_HOUR), understood.flags());
    }

    @Test
    void aClockThatIsSecondsOffIsReadAsRightSoThatNobodyMovesOverAMinute() {
        Reckoning reckoning = shanghai(
                contact("2026-11-02T00:00:00Z", "2026-11-02T08:00:03"),
                contact("2026-11-02T02:00:00Z", "2026-11-02T10:00:04"));
        Reckoning.Understood understood = reckoning.understand(reading("2026-11-02T09:00:01"), Optional.empty());
        assertEquals(Instant.parse("2026-11-02T01:00:01Z"), understood.time().at());
        assertEquals(OffsetSource.MEASURED, understood.time().source());
        assertEquals(Set.of(), understood.flags());
    }

    @Test
    void aClockThatIsMinutesOffIsCorrectedAndFlaggedAndTheReadingIsKept() {
        Reckoning reckoning = shanghai(
                contact("2026-11-02T00:00:00Z", "2026-11-02T08:07:00"),
                contact("2026-11-02T02:00:00Z", "2026-11-02T10:07:00"));
        Reckoning.Understood understood = reckoning.understand(reading("2026-11-02T09:05:00"), Optional.empty());
        assertEquals(Instant.parse("2026-11-02T00:58:00Z"), understood.time().at());
        assertEquals(reading("2026-11-02T09:05:00"), understood.time().clockReading());
        assertEquals(Set.of(PunchFlag.CLOCK_OFF), understood.flags());
        assertEquals(Duration.ofMinutes(7), understood.time().error());
    }

    @Test
    void afterTheLastContactItsOffsetHolds() {
        Reckoning reckoning = shanghai(contact("2026-11-02T00:00:00Z", "2026-11-02T08:07:00"));
        Reckoning.Understood understood = reckoning.understand(reading("2026-11-02T08:08:00"), Optional.empty());
        assertEquals(Instant.parse("2026-11-02T00:01:00Z"), understood.time().at());
    }

    @Test
    void beforeTheFirstContactTheZonesRulesHold() {
        Reckoning reckoning = madrid(contact("2026-11-02T07:00:00Z", "2026-11-02T08:00:07"));
        Reckoning.Understood understood = reckoning.understand(reading("2026-10-20T08:00:00"), Optional.empty());
        assertEquals(Instant.parse("2026-10-20T06:00:00Z"), understood.time().at());
        assertEquals(OffsetSource.ZONE_RULES, understood.time().source());
        assertEquals(Set.of(), understood.flags());
    }

    @Test
    void aClockThatIsFoundOffWasOffBefore() {
        Reckoning reckoning = madrid(contact("2026-11-02T07:00:00Z", "2026-11-02T08:07:00"));
        Reckoning.Understood understood = reckoning.understand(reading("2026-10-20T08:00:00"), Optional.empty());
        assertEquals(Instant.parse("2026-10-20T05:53:00Z"), understood.time().at());
        assertEquals(OffsetSource.MEASURED, understood.time().source());
        assertEquals(Set.of(PunchFlag.CLOCK_OFF), understood.flags());
        assertEquals(Duration.ofMinutes(7), understood.time().error());
    }

    @Test
    void aClockThatIsFoundOnAnotherDaySaysNothingOfTheDaysBefore() {
        Reckoning reckoning = shanghai(contact("2026-11-02T00:00:00Z", "2015-01-01T02:00:00"));
        Reckoning.Understood understood = reckoning.understand(reading("2026-11-01T08:00:00"), Optional.empty());
        assertEquals(Instant.parse("2026-11-01T00:00:00Z"), understood.time().at());
        assertEquals(Set.of(), understood.flags());
    }

    @Test
    void contactsThatDisagreeAreFlaggedAndTheOffsetNearerToTheZonesIsTaken() {
        Reckoning reckoning = madrid(
                contact("2026-10-24T20:00:00Z", "2026-10-24T22:00:00"),
                contact("2026-10-25T08:00:00Z", "2026-10-25T09:00:00"));
        Reckoning.Understood understood = reckoning.understand(reading("2026-10-25T06:00:00"), Optional.empty());
        assertEquals(Instant.parse("2026-10-25T05:00:00Z"), understood.time().at());
        assertEquals(Set.of(PunchFlag.CONTACTS_DISAGREE), understood.flags());
    }

    @Test
    void aClockThatWasResetBetweenTwoContactsIsUnderstoodByTheLater() {
        Reckoning reckoning = shanghai(
                contact("2026-11-02T00:00:00Z", "2026-11-02T08:00:00"),
                contact("2026-11-02T04:00:00Z", "2015-01-01T02:00:00"));
        Reckoning.Understood understood = reckoning.understand(reading("2015-01-01T01:00:00"), Optional.empty());
        assertEquals(Instant.parse("2026-11-02T03:00:00Z"), understood.time().at());
        assertEquals(Set.of(PunchFlag.CONTACTS_DISAGREE, PunchFlag.CLOCK_OFF), understood.flags());
    }

    @Test
    void whatWasPunchedBeforeAClockWasResetIsNotOfTheYearsToCome() {
        Reckoning reckoning = shanghai(
                contact("2026-11-02T00:00:00Z", "2026-11-02T08:00:00"),
                contact("2026-11-02T04:00:00Z", "2015-01-01T02:00:00"));
        Reckoning.Understood understood = reckoning.understand(reading("2026-11-02T09:00:00"), Optional.empty());
        assertEquals(Instant.parse("2026-11-02T01:00:00Z"), understood.time().at());
    }

    @Test
    void aClockThatKeepsUtcIsReadByUtcAndCountedInTheZone() {
        Reckoning reckoning = new Reckoning(SHANGHAI, ZoneOffset.UTC, List.of(), NOW, MINUTE);
        Reckoning.Understood understood = reckoning.understand(reading("2026-11-02T17:00:00"), Optional.empty());
        assertEquals(Instant.parse("2026-11-02T17:00:00Z"), understood.time().at());
        assertEquals(
                reading("2026-11-03T01:00:00").toLocalDate(), understood.time().day());
    }

    @Test
    void theErrorOfAClockThatKeepsUtcIsAgainstUtc() {
        Contact contact = contact("2026-11-02T00:00:00Z", "2026-11-02T00:07:00");
        Reckoning reckoning = new Reckoning(SHANGHAI, ZoneOffset.UTC, List.of(contact), NOW, MINUTE);
        Reckoning.Understood understood = reckoning.understand(reading("2026-11-02T09:05:00"), Optional.empty());
        assertEquals(Instant.parse("2026-11-02T08:58:00Z"), understood.time().at());
        assertEquals(Duration.ofMinutes(7), understood.time().error());
    }

    @Test
    void theErrorOfAClockIsAgainstTheNearestWallTime() {
        assertEquals(Duration.ofSeconds(-95), shanghai().error(contact("2026-11-02T00:00:00Z", "2026-11-02T07:58:25")));
        assertEquals(Duration.ofSeconds(5), madrid().error(contact("2026-10-25T01:30:00Z", "2026-10-25T02:30:05")));
    }

    private static Reckoning madrid(Contact... contacts) {
        return new Reckoning(MADRID, MADRID, List.of(contacts), NOW, MINUTE);
    }

    private static Reckoning shanghai(Contact... contacts) {
        return new Reckoning(SHANGHAI, SHANGHAI, List.of(contacts), NOW, MINUTE);
    }

    private static Contact contact(String at, String showed) {
        return new Contact(Instant.parse(at), reading(showed));
    }

    private static LocalDateTime reading(String text) {
        return LocalDateTime.parse(text);
    }
}
