package org.clockhouse.store.internal.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clockhouse.attendance.spi.AllowanceRepository.Spot;
import org.clockhouse.attendance.spi.Mark;
import org.clockhouse.attendance.spi.MarkRepository.Marks;
import org.clockhouse.attendance.spi.StampRepository.StampRow;
import org.clockhouse.attendance.spi.WatchRepository.Reported;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.kernel.internal.ThreadWorkers;
import org.clockhouse.punch.NewPunch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.punch.PunchAttributes.Method;
import org.clockhouse.punch.PunchAttributes.Outcome;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.PunchFlag;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.PunchTime;
import org.clockhouse.punch.Road;
import org.clockhouse.store.internal.Databases;
import org.clockhouse.store.internal.punch.JdbcPunches;
import org.clockhouse.store.internal.terminal.JdbcPhonePunches;
import org.clockhouse.terminal.PhonePunch;
import org.clockhouse.terminal.PhonePunchId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What attendance reads of what the punch log and the terminals wrote. */
abstract class StampsContract {

    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    private final OrgId org = OrgId.next();
    private final EmployeeId ann = EmployeeId.next();
    private final EmployeeId bob = EmployeeId.next();
    private final TerminalId terminal = TerminalId.next();
    private final SiteId site = SiteId.next();
    private final JdbcPunches punches = new JdbcPunches(
            store().database(), store().transactions(), store().cipher(), store().index(), new ThreadWorkers());

    abstract Databases.Open store();

    @AfterEach
    void stop() {
        punches.stop();
    }

    private static NewPunch punch(EmployeeId employee, String at, PunchAttributes attributes) {
        return new NewPunch(
                PunchSubject.number(employee.text()),
                Optional.of(employee),
                PunchTime.of(
                        LocalDateTime.parse(at),
                        Duration.ofHours(8),
                        ZoneId.of("Asia/Shanghai"),
                        PunchTime.OffsetSource.ZONE_RULES),
                attributes,
                Set.of());
    }

    private static PunchAttributes attributes(FunctionKey key, Outcome outcome, boolean attendance) {
        return new PunchAttributes(Method.CARD, key, 0, "", outcome, "", Direction.BOTH, attendance, "", "");
    }

    private void append(NewPunch... some) {
        punches.append(
                org,
                new PunchBatch(
                        terminal,
                        Road.VISIT,
                        "",
                        NOW,
                        List.of(some),
                        List.of(),
                        new PunchBatch.Progress("1", NOW.minusSeconds(60))));
    }

    @Test
    void onlyWhatCountsIsRead() {
        append(
                punch(ann, "2026-11-16T08:58:30", attributes(FunctionKey.IN, Outcome.ACCEPTED, true)),
                punch(ann, "2026-11-16T09:58:30", attributes(FunctionKey.IN, Outcome.REFUSED, true)),
                punch(ann, "2026-11-16T10:58:30", attributes(FunctionKey.IN, Outcome.ACCEPTED, false)),
                punch(bob, "2026-11-16T18:00:00", attributes(FunctionKey.OUT, Outcome.ACCEPTED, true)),
                punch(ann, "2026-11-16T08:00:00", attributes(FunctionKey.UNSTATED, Outcome.ACCEPTED, true)));
        List<StampRow> rows = store().transactions().in(org, () -> new SqlStamps(store().transactions())
                .of(List.of(bob, ann), Instant.parse("2026-11-16T00:00:00Z"), Instant.parse("2026-11-16T10:00:01Z")));
        List<EmployeeId> order = ann.compareTo(bob) < 0 ? List.of(ann, ann, bob) : List.of(bob, ann, ann);
        assertEquals(order, rows.stream().map(StampRow::employee).toList());
        List<StampRow> anns =
                rows.stream().filter(row -> row.employee().equals(ann)).toList();
        assertEquals(FunctionKey.UNSTATED, anns.get(0).key());
        assertEquals(
                Instant.parse("2026-11-16T00:58:30Z").getEpochSecond(),
                anns.get(1).second());
    }

    @Test
    void t066APunchByPhoneThatWasHeldCountsOnceSomebodyHasAcceptedIt() {
        PunchAttributes held = new PunchAttributes(
                Method.PHONE, FunctionKey.IN, 0, "", Outcome.REFUSED, "TOO_FAR", Direction.BOTH, true, "", "");
        append(
                punch(ann, "2026-11-16T08:58:30", held),
                punch(ann, "2026-11-16T09:58:30", held),
                punch(bob, "2026-11-16T08:58:30", held),
                punch(bob, "2026-11-16T17:58:30", attributes(FunctionKey.OUT, Outcome.ACCEPTED, true)));
        assertEquals(List.of("bob 09:58:30"), stamps());
        JdbcPhonePunches evidence = new JdbcPhonePunches(store().transactions(), store().cipher());
        PhonePunch accepted = evidence(ann, "2026-11-16T00:58:30Z", PhonePunch.State.ACCEPTED);
        PhonePunch waiting = evidence(ann, "2026-11-16T01:58:30Z", PhonePunch.State.HELD);
        PhonePunch others = evidence(bob, "2026-11-16T00:58:30Z", PhonePunch.State.REJECTED);
        store().transactions().run(org, () -> List.of(accepted, waiting, others).forEach(evidence::add));
        assertEquals(List.of("ann 00:58:30", "bob 09:58:30"), stamps());
        store().transactions()
                .run(
                        org,
                        () -> evidence.decide(
                                accepted.decided(PhonePunch.State.HELD, "", Optional.empty(), ""),
                                LocalDate.of(2026, 11, 16)));
        assertEquals(List.of("bob 09:58:30"), stamps());
    }

    private List<String> stamps() {
        return store()
                .transactions()
                .in(org, () -> new SqlStamps(store().transactions())
                        .of(
                                List.of(bob, ann),
                                Instant.parse("2026-11-16T00:00:00Z"),
                                Instant.parse("2026-11-17T00:00:00Z")))
                .stream()
                .map(row -> (row.employee().equals(ann) ? "ann " : "bob ")
                        + Instant.ofEpochSecond(row.second()).toString().substring(11, 19))
                .sorted()
                .toList();
    }

    private PhonePunch evidence(EmployeeId person, String at, PhonePunch.State state) {
        Instant instant = Instant.parse(at);
        return new PhonePunch(
                new PhonePunchId(UUID.randomUUID()),
                person,
                CredentialId.next(),
                terminal,
                FunctionKey.IN,
                instant,
                instant,
                instant,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                false,
                Set.of(PhonePunch.Doubt.TOO_FAR),
                state,
                "",
                Optional.empty(),
                "",
                1);
    }

    @Test
    void t070WhatCountsIsReadWithTheAreaOfItsTerminal() {
        append(
                punch(ann, "2026-11-16T08:58:30", attributes(FunctionKey.IN, Outcome.ACCEPTED, true)),
                punch(ann, "2026-11-16T09:58:30", attributes(FunctionKey.IN, Outcome.REFUSED, true)),
                punch(bob, "2026-11-16T18:00:00", attributes(FunctionKey.OUT, Outcome.ACCEPTED, true)));
        terminal(terminal, "IN_USE", "ATTENDANCE");
        assertEquals(List.of(), spots());
        AreaId furnace = AreaId.next();
        store().transactions().run(org, () -> store().transactions()
                .sql("update terminal set area_id = ? where org_id = ?", furnace.text(), org.text())
                .update());
        assertEquals(
                Set.of(
                        new Spot(ann, Instant.parse("2026-11-16T00:58:30Z"), furnace),
                        new Spot(bob, Instant.parse("2026-11-16T10:00:00Z"), furnace)),
                Set.copyOf(spots()));
    }

    private List<Spot> spots() {
        return store().transactions().in(org, () -> new SqlAllowances(store().transactions())
                .spots(
                        List.of(bob, ann),
                        Instant.parse("2026-11-16T00:00:00Z"),
                        Instant.parse("2026-11-17T00:00:00Z")));
    }

    @Test
    void aClockThatWasOffIsToldWithWhatItSaid() {
        PunchAttributes in = attributes(FunctionKey.IN, Outcome.ACCEPTED, true);
        Duration fast = Duration.ofHours(8).plusSeconds(427);
        append(
                punch(ann, "2026-11-16T08:58:30", in),
                off(ann, "2026-11-16T09:05:07", fast, ZoneId.of("Asia/Shanghai")),
                off(ann, "2026-11-16T01:09:00", Duration.ofMinutes(-6), ZoneOffset.UTC));
        List<StampRow> rows = store().transactions().in(org, () -> new SqlStamps(store().transactions())
                .of(List.of(ann), Instant.parse("2026-11-16T00:00:00Z"), Instant.parse("2026-11-16T10:00:00Z")));
        assertEquals(
                List.of(427L, 0L, -360L),
                rows.stream().map(StampRow::clockError).toList());
        assertEquals(
                Instant.parse("2026-11-16T00:58:00Z").getEpochSecond(),
                rows.get(0).second());
    }

    private static NewPunch off(EmployeeId employee, String reading, Duration offset, ZoneId rules) {
        return new NewPunch(
                PunchSubject.number(employee.text()),
                Optional.of(employee),
                PunchTime.of(
                        LocalDateTime.parse(reading),
                        offset,
                        ZoneId.of("Asia/Shanghai"),
                        rules,
                        PunchTime.OffsetSource.MEASURED),
                attributes(FunctionKey.IN, Outcome.ACCEPTED, true),
                Set.of(PunchFlag.CLOCK_OFF));
    }

    @Test
    void anAppendLeavesOneMarkForEachDay() {
        SqlMarks marks = new SqlMarks(store().transactions(), punches);
        append(punch(ann, "2026-11-16T08:58:30", attributes(FunctionKey.IN, Outcome.ACCEPTED, true)));
        append(punch(ann, "2026-11-16T17:02:30", attributes(FunctionKey.OUT, Outcome.ACCEPTED, true)));
        LocalDate day = LocalDate.of(2026, 11, 16);
        assertEquals(1, count(() -> marks.count()));
        assertEquals(1, count(() -> marks.count(day, day.plusDays(9))));
        assertEquals(0, count(() -> marks.count(day.plusDays(1), day.plusDays(9))));
        Marks waiting = store().transactions().in(org, () -> marks.waiting(10));
        assertEquals(List.of(new Mark(ann, day, day)), waiting.marks());
        assertEquals(1, count(() -> marks.count()));
        store().transactions().run(org, () -> marks.remove(waiting.places()));
        assertEquals(0, count(() -> marks.count()));
        append(punch(ann, "2026-11-16T18:00:00", attributes(FunctionKey.IN, Outcome.ACCEPTED, true)));
        assertEquals(
                1,
                store().transactions().in(org, () -> marks.waiting(10)).marks().size());
    }

    @Test
    void punchesOfNobodyHideNoMarkBehindThem() {
        SqlMarks marks = new SqlMarks(store().transactions(), punches);
        NewPunch known = punch(ann, "2026-11-16T08:00:00", attributes(FunctionKey.IN, Outcome.ACCEPTED, true));
        append(IntStream.range(0, 20)
                .mapToObj(stranger -> new NewPunch(
                        PunchSubject.number("9" + stranger),
                        Optional.empty(),
                        known.time(),
                        known.attributes(),
                        Set.of()))
                .toArray(NewPunch[]::new));
        append(punch(ann, "2026-11-16T08:58:30", attributes(FunctionKey.IN, Outcome.ACCEPTED, true)));
        Marks waiting = store().transactions().in(org, () -> marks.waiting(1));
        assertEquals(1, waiting.marks().size());
    }

    private long count(Transactions.Work<Long, RuntimeException> counting) {
        return store().transactions().in(org, counting);
    }

    @Test
    void onlyTerminalsInUseForAttendanceAreToReport() {
        append(punch(ann, "2026-11-16T08:58:30", attributes(FunctionKey.IN, Outcome.ACCEPTED, true)));
        terminal(terminal, "IN_USE", "BOTH");
        assertEquals(Map.of(terminal, NOW.minusSeconds(60)), reported());
        terminal(TerminalId.next(), "IN_USE", "ACCESS");
        terminal(TerminalId.next(), "RETIRED", "ATTENDANCE");
        assertEquals(Map.of(terminal, NOW.minusSeconds(60)), reported());
        TerminalId silent = TerminalId.next();
        terminal(silent, "IN_USE", "ATTENDANCE");
        assertEquals(Map.of(terminal, NOW.minusSeconds(60), silent, Instant.EPOCH), reported());
    }

    private Map<TerminalId, Instant> reported() {
        return store().transactions().in(org, () -> new SqlWatches(store().transactions()).reported()).stream()
                .collect(Collectors.toMap(Reported::terminal, Reported::upTo));
    }

    private void terminal(TerminalId id, String status, String purpose) {
        store().transactions().run(org, () -> store().transactions()
                .sql(
                        "insert into terminal (org_id, id, name_zh, name_en, site_id, driver, endpoint, serial,"
                                + " serial_key, number_prefix, direction, purpose, bound_since_at, status, folded, version)"
                                + " values (?, ?, '', 'Gate', ?, 'test', '', '', ?, '', 'BOTH', ?, 0, ?, '', 1)",
                        org.text(),
                        id.text(),
                        site.text(),
                        id.text(),
                        purpose,
                        status)
                .update());
    }
}
