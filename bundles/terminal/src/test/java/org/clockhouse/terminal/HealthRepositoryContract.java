package org.clockhouse.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.TimeOrdered;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.punch.PunchAttributes.Method;
import org.clockhouse.terminal.AttemptStatistics.Count;
import org.clockhouse.terminal.AttemptStatistics.OfReason;
import org.clockhouse.terminal.ClockPolicy.Handling;
import org.clockhouse.terminal.MaintenanceEntry.Work;
import org.clockhouse.terminal.spi.AlarmRepository;
import org.clockhouse.terminal.spi.AttemptCount;
import org.clockhouse.terminal.spi.AttemptRepository;
import org.clockhouse.terminal.spi.ClockPolicyRepository;
import org.clockhouse.terminal.spi.CountRepository;
import org.clockhouse.terminal.spi.MaintenanceRepository;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.junit.jupiter.api.Test;

/** What every keeper of the health of terminals must do. Each test uses a company of its own. */
public abstract class HealthRepositoryContract {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final LocalDateTime EIGHT = LocalDateTime.of(2026, 11, 2, 8, 0);

    private final OrgId org = OrgId.next();
    private final SiteId works = SiteId.next();

    protected abstract Transactions transactions();

    protected abstract TerminalRepository terminals();

    protected abstract AlarmRepository alarms();

    protected abstract ClockPolicyRepository policies();

    protected abstract AttemptRepository attempts();

    protected abstract MaintenanceRepository maintenance();

    protected abstract CountRepository counts();

    @Test
    void theLastCountOfATerminalIsKept() {
        TerminalId gate = terminal(works, Terminal.Status.IN_USE);
        assertEquals(Optional.empty(), in(() -> counts().find(gate)));
        TerminalCount agrees = TerminalCount.first(gate, 1_204, 1_204, NOON);
        save(agrees);
        assertEquals(Optional.of(agrees), in(() -> counts().find(gate)));
        TerminalCount lacks = agrees.then(1_210, 1_204, NOON.plusSeconds(60)).again();
        save(lacks);
        assertEquals(Optional.of(lacks), in(() -> counts().find(gate)));
        assertEquals(6, lacks.missing());
    }

    private void save(TerminalCount count) {
        in(() -> {
            counts().save(count);
            return null;
        });
    }

    @Test
    void aPolicyIsThereOnceItIsDecidedAndAnOldVersionIsStale() {
        assertEquals(Optional.empty(), in(() -> policies().find()));
        ClockPolicy flag = new ClockPolicy(Handling.FLAG, Duration.ofSeconds(30), 0);
        ClockPolicy saved = in(() -> policies().save(flag));
        assertEquals(new ClockPolicy(Handling.FLAG, Duration.ofSeconds(30), 1), saved);
        assertThrows(Stale.class, () -> in(() -> policies().save(flag)));
        ClockPolicy hold = in(() -> policies().save(new ClockPolicy(Handling.HOLD, Duration.ofSeconds(90), 1)));
        assertEquals(Optional.of(hold), in(() -> policies().find()));
    }

    @Test
    void attemptsOfTheSameHourAddUp() {
        TerminalId gate = terminal(works, Terminal.Status.IN_USE);
        TerminalId other = terminal(works, Terminal.Status.IN_USE);
        add(7, List.of(count(gate, EIGHT, Method.CARD, 5, 1), count(gate, EIGHT, Method.FACE, 2, 2)));
        add(9, List.of(count(gate, EIGHT, Method.CARD, 1, 1), count(other, EIGHT.plusHours(1), Method.CARD, 1, 0)));
        assertEquals(9, in(() -> attempts().position()));
        assertEquals(
                List.of(count(gate, EIGHT, Method.CARD, 6, 2), count(gate, EIGHT, Method.FACE, 2, 2)),
                in(() -> attempts().of(gate, EIGHT, EIGHT.plusHours(1))));
        assertEquals(Map.of(gate, new Count(8, 4), other, new Count(1, 0)), in(() -> attempts()
                .counts(EIGHT, EIGHT.plusHours(2))));
        assertEquals(List.of(), in(() -> attempts().of(gate, EIGHT.plusHours(1), EIGHT.plusHours(2))));
    }

    @Test
    void refusedAttemptsAreListedByTerminalPersonAndScope() {
        SiteId office = SiteId.next();
        TerminalId gate = terminal(works, Terminal.Status.IN_USE);
        TerminalId door = terminal(office, Terminal.Status.IN_USE);
        EmployeeId wang = EmployeeId.next();
        RefusedAttempt worn = refused(3, gate, Optional.of(wang), "worn");
        RefusedAttempt dark = refused(5, gate, Optional.empty(), "");
        RefusedAttempt again = refused(8, door, Optional.of(wang), "worn");
        in(() -> {
            attempts().add(8, List.of(), List.of(worn, dark, again));
            return null;
        });
        Page all = Page.first(10);
        assertEquals(
                List.of(again, dark, worn),
                refused(Scope.EVERYBODY, Optional.empty(), Optional.empty(), all)
                        .items());
        assertEquals(
                List.of(again, worn),
                refused(Scope.EVERYBODY, Optional.empty(), Optional.of(wang), all)
                        .items());
        assertEquals(
                List.of(dark, worn),
                refused(Scope.EVERYBODY, Optional.of(gate), Optional.empty(), all)
                        .items());
        Scope atOffice = new Scope(false, Set.of(office), Set.of(), Set.of());
        assertEquals(
                List.of(again),
                refused(atOffice, Optional.empty(), Optional.empty(), all).items());
        Slice<RefusedAttempt> first = refused(Scope.EVERYBODY, Optional.empty(), Optional.empty(), Page.first(2));
        assertEquals(
                List.of(worn),
                refused(Scope.EVERYBODY, Optional.empty(), Optional.empty(), new Page(first.next(), 2))
                        .items());
        assertEquals(List.of(new OfReason("", 1), new OfReason("worn", 1)), in(() -> attempts()
                .reasons(gate, NOON, NOON.plusSeconds(60), 5)));
        assertEquals(List.of(), in(() -> attempts().reasons(gate, NOON.plusSeconds(60), NOON.plusSeconds(90), 5)));
    }

    @Test
    void maintenanceIsDueWhenItsLastEntrySaysSo() {
        TerminalId gate = terminal(works, Terminal.Status.IN_USE);
        TerminalId gone = terminal(works, Terminal.Status.RETIRED);
        LocalDate march = LocalDate.of(2026, 3, 1);
        MaintenanceEntry first = entry(gate, Work.CLEANED, march, Optional.of(march.plusMonths(1)));
        MaintenanceEntry battery = entry(gate, Work.BATTERY, march, Optional.of(march.plusMonths(2)));
        MaintenanceEntry second = entry(gate, Work.CLEANED, march.plusDays(20), Optional.of(march.plusMonths(3)));
        entry(gate, Work.OTHER, march, Optional.empty());
        entry(gone, Work.CLEANED, march, Optional.of(march.plusDays(1)));
        assertEquals(List.of(), in(() -> maintenance().due(Scope.EVERYBODY, march.plusMonths(1))));
        assertEquals(List.of(battery), in(() -> maintenance().due(Scope.EVERYBODY, march.plusMonths(2))));
        assertEquals(List.of(battery, second), in(() -> maintenance().due(Scope.EVERYBODY, march.plusMonths(3))));
        assertEquals(List.of(), in(() -> maintenance().due(Scope.NOBODY, march.plusMonths(3))));
        Slice<MaintenanceEntry> latest = in(() -> maintenance().of(gate, Page.first(3)));
        assertEquals(second, latest.items().get(1));
        assertEquals(
                List.of(first),
                in(() -> maintenance().of(gate, new Page(latest.next(), 3))).items());
    }

    @Test
    void openAlarmsOfOneKindAreFoundAtOnce() {
        TerminalId gate = terminal(works, Terminal.Status.IN_USE);
        Alarm silent = alarm(gate, Alarm.Kind.SILENT, Alarm.State.OPEN);
        alarm(gate, Alarm.Kind.SILENT, Alarm.State.CLOSED);
        alarm(gate, Alarm.Kind.GAP, Alarm.State.OPEN);
        assertEquals(List.of(silent), in(() -> alarms().open(Alarm.Kind.SILENT)));
    }

    private Alarm alarm(TerminalId terminal, Alarm.Kind kind, Alarm.State state) {
        String by = state == Alarm.State.CLOSED ? "Ana" : "";
        Alarm alarm = new Alarm(AlarmId.next(), terminal, kind, "", NOON, NOON, 1, state, by, 0);
        transactions().run(org, () -> alarms().add(alarm));
        return alarm;
    }

    private Slice<RefusedAttempt> refused(
            Scope scope, Optional<TerminalId> terminal, Optional<EmployeeId> employee, Page page) {
        return in(() -> attempts().refused(scope, terminal, employee, page));
    }

    private static RefusedAttempt refused(
            long position, TerminalId terminal, Optional<EmployeeId> employee, String reason) {
        return new RefusedAttempt(position, terminal, employee, NOON, Method.FINGERPRINT, reason);
    }

    private static AttemptCount count(
            TerminalId terminal, LocalDateTime hour, Method method, long accepted, long refused) {
        long all = accepted + refused;
        return new AttemptCount(terminal, hour, method, new Count(accepted, refused), all, 40 * all);
    }

    private void add(long position, List<AttemptCount> counts) {
        transactions().run(org, () -> attempts().add(position, counts, List.of()));
    }

    private MaintenanceEntry entry(TerminalId terminal, Work work, LocalDate done, Optional<LocalDate> next) {
        MaintenanceEntry entry = new MaintenanceEntry(
                TimeOrdered.uuid().toString(), terminal, work, "with alcohol", done, next, "Ana", NOON);
        transactions().run(org, () -> maintenance().add(entry));
        return entry;
    }

    private TerminalId terminal(SiteId site, Terminal.Status status) {
        Terminal gate = new Terminal(
                TerminalId.next(),
                new LocalName("", "Gate"),
                site,
                Optional.empty(),
                "acme.post",
                "",
                Map.of(),
                Optional.of(ZoneId.of("Europe/Madrid")),
                "",
                "",
                Direction.BOTH,
                Terminal.Purpose.BOTH,
                NOON,
                status,
                0);
        transactions().run(org, () -> terminals().add(gate));
        return gate.id();
    }

    private <T> T in(Supplier<T> work) {
        return transactions().in(org, work::get);
    }
}
