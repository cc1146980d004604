package org.clockhouse.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.terminal.Terminal.SettingValue;
import org.clockhouse.terminal.Terminal.Status;
import org.clockhouse.terminal.TerminalState.Kind;
import org.clockhouse.terminal.spi.AlarmRepository;
import org.clockhouse.terminal.spi.Contact;
import org.clockhouse.terminal.spi.ContactRepository;
import org.clockhouse.terminal.spi.JarRepository;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.clockhouse.terminal.spi.TrayRepository;
import org.junit.jupiter.api.Test;

/** What every keeper of terminals must do. Each test uses companies of its own, so one database serves them all. */
public abstract class TerminalRepositoryContract {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    private final OrgId org = OrgId.next();
    private final SiteId works = SiteId.next();
    private final SiteId office = SiteId.next();

    protected abstract Transactions transactions();

    protected abstract TerminalRepository terminals();

    protected abstract ContactRepository contacts();

    protected abstract AlarmRepository alarms();

    protected abstract TrayRepository tray();

    protected abstract JarRepository jars();

    @Test
    void aTerminalIsReadBackWhole() {
        Terminal full = new Terminal(
                TerminalId.next(),
                new LocalName("东门", "East gate"),
                works,
                Optional.of(AreaId.next()),
                "acme.t100",
                "tcp://192.168.1.201:4370",
                Map.of("password", new SettingValue("geheim 123", true), "model", new SettingValue("型号", false)),
                Optional.of(ZoneId.of("Europe/Madrid")),
                "A-1",
                "M-",
                Direction.IN,
                Terminal.Purpose.BOTH,
                NOON,
                Status.DISABLED,
                0);
        in(() -> terminals().add(full));
        assertEquals(Optional.of(full), get(() -> terminals().find(full.id())));
        Terminal plain = add("West gate", works, "");
        assertEquals(Optional.of(plain), get(() -> terminals().find(plain.id())));
        assertEquals(Optional.empty(), get(() -> terminals().find(TerminalId.next())));
    }

    @Test
    void anUpdateRaisesTheVersionAndReplacesTheSettings() {
        Terminal gate = add("Gate", works, "");
        Terminal changed = with(gate, "A-2", Status.IN_USE, Map.of("password", new SettingValue("x", true)));
        Terminal stored = get(() -> terminals().update(changed));
        assertEquals(gate.version() + 1, stored.version());
        assertEquals(Optional.of(stored), get(() -> terminals().find(gate.id())));
        Terminal cleared = get(() -> terminals().update(with(stored, "A-2", Status.IN_USE, Map.of())));
        assertEquals(
                Map.of(), get(() -> terminals().find(gate.id())).orElseThrow().settings());
        assertEquals(gate.version() + 2, cleared.version());
    }

    @Test
    void anUpdateOfAnOldVersionIsStaleAndChangesNothing() {
        Terminal gate = add("Gate", works, "");
        Terminal stored = get(() -> terminals().update(with(gate, "A-2", Status.IN_USE, Map.of())));
        assertThrows(Stale.class, () -> in(() -> terminals().update(with(gate, "A-3", Status.IN_USE, Map.of()))));
        assertEquals(Optional.of(stored), get(() -> terminals().find(gate.id())));
    }

    @Test
    void aSerialNumberIsTakenWhileItsTerminalIsNotRetired() {
        Terminal first = add("Gate", works, "A-1");
        Refused refused = assertThrows(Refused.class, () -> add("Other", works, "A-1"));
        assertEquals("terminal.serial.taken", refused.code());
        assertTrue(refused.isDuplicate());
        in(() -> terminals().update(with(first, "A-1", Status.RETIRED, Map.of())));
        Terminal second = add("Other", works, "A-1");
        assertEquals(Optional.of(second), get(() -> terminals().bySerial("acme.t100", "A-1")));
        assertEquals(Optional.empty(), get(() -> terminals().bySerial("acme.t200", "A-1")));
    }

    @Test
    void aSerialNumberCannotBeTakenByAnUpdateEither() {
        add("Gate", works, "A-1");
        Terminal other = add("Other", works, "A-2");
        Refused refused = assertThrows(
                Refused.class, () -> in(() -> terminals().update(with(other, "A-1", Status.IN_USE, Map.of()))));
        assertEquals("terminal.serial.taken", refused.code());
    }

    @Test
    void manyTerminalsMayHaveNoSerialNumber() {
        add("Gate", works, "");
        add("Other", works, "");
        assertEquals(Optional.empty(), get(() -> terminals().bySerial("acme.t100", "")));
        assertEquals(2, get(() -> terminals().all()).size());
    }

    @Test
    void aPageIsInTheOrderOfRegistrationAndCanBeFollowed() {
        List<Terminal> three = List.of(add("C", works, ""), add("A", works, ""), add("B", office, ""));
        Slice<Terminal> first = page(Scope.EVERYBODY, TerminalFilter.ALL, Page.first(2));
        assertEquals(three.subList(0, 2), first.items());
        Slice<Terminal> rest = page(Scope.EVERYBODY, TerminalFilter.ALL, new Page(first.next(), 2));
        assertEquals(three.subList(2, 3), rest.items());
        assertEquals("", rest.next());
    }

    @Test
    void aScopeSeesTheTerminalsOfItsSites() {
        Terminal here = add("Gate", works, "");
        add("Desk", office, "");
        Scope scope = new Scope(false, Set.of(works), Set.of(), Set.of());
        assertEquals(
                List.of(here), page(scope, TerminalFilter.ALL, Page.first(9)).items());
        assertEquals(
                List.of(), page(Scope.NOBODY, TerminalFilter.ALL, Page.first(9)).items());
    }

    @Test
    void aFilterChooses() {
        Terminal gate = add("Gate %_", works, "SN-77");
        Terminal desk = add("Desk", office, "");
        in(() -> terminals().update(with(add("Old", office, ""), "", Status.RETIRED, Map.of())));
        in(() -> terminals().save(desk.id(), state(Kind.ONLINE)));
        assertEquals(List.of(gate), found("gate", Optional.empty(), Set.of()));
        assertEquals(List.of(gate), found("sn-7", Optional.empty(), Set.of()));
        assertEquals(List.of(gate), found("%_", Optional.empty(), Set.of()));
        assertEquals(List.of(desk), found("", Optional.of(office), Set.of()));
        assertEquals(List.of(desk), found("", Optional.empty(), Set.of(Kind.ONLINE, Kind.UNREACHABLE)));
        assertEquals(List.of(gate), found("", Optional.empty(), Set.of(Kind.NEVER_SEEN)));
        TerminalFilter retired = new TerminalFilter("old", Optional.empty(), "acme.t100", Set.of(), true);
        assertEquals(1, page(Scope.EVERYBODY, retired, Page.first(9)).items().size());
        TerminalFilter other = new TerminalFilter("", Optional.empty(), "acme.t200", Set.of(), true);
        assertEquals(0, page(Scope.EVERYBODY, other, Page.first(9)).items().size());
    }

    @Test
    void aStateIsReplaced() {
        Terminal gate = add("Gate", works, "");
        assertEquals(Map.of(), get(() -> terminals().states(List.of(gate.id()))));
        in(() -> terminals().save(gate.id(), state(Kind.UNREACHABLE)));
        TerminalState online = state(Kind.ONLINE)
                .contactedAt(NOON)
                .withClockError(Duration.ofSeconds(-95))
                .holding(OptionalInt.of(7), OptionalInt.of(100_000), "8.1");
        in(() -> terminals().save(gate.id(), online));
        assertEquals(Map.of(gate.id(), online), get(() -> terminals().states(List.of(gate.id(), TerminalId.next()))));
        assertEquals(Map.of(), get(() -> terminals().states(List.of())));
    }

    @Test
    void oldContactsGoButTheLastOfThemStays() {
        TerminalId gate = add("Gate", works, "").id();
        List<Contact> all = IntStream.range(0, 4)
                .mapToObj(i -> new Contact(NOON.plusSeconds(60L * i), LocalDateTime.of(2026, 11, 2, 20, i, 3)))
                .toList();
        all.forEach(contact -> in(() -> contacts().add(gate, contact)));
        in(() -> contacts().forget(gate, NOON.plusSeconds(121)));
        assertEquals(all.subList(2, 4), get(() -> contacts().since(gate, Instant.EPOCH)));
        in(() -> contacts().forget(gate, NOON.minusSeconds(1)));
        assertEquals(all.subList(2, 4), get(() -> contacts().since(gate, Instant.EPOCH)));
    }

    @Test
    void contactsAreReadFromTheOneBeforeOn() {
        TerminalId gate = add("Gate", works, "").id();
        Contact one = new Contact(NOON, LocalDateTime.of(2026, 11, 2, 20, 0, 3));
        Contact two = new Contact(NOON.plusSeconds(60), LocalDateTime.of(2026, 11, 2, 20, 1, 3));
        Contact three = new Contact(NOON.plusSeconds(120), LocalDateTime.of(2026, 11, 2, 20, 2, 4));
        List.of(two, one, three).forEach(contact -> in(() -> contacts().add(gate, contact)));
        in(() -> contacts().add(gate, new Contact(NOON, LocalDateTime.of(2000, 1, 1, 0, 0))));
        assertEquals(List.of(one, two, three), get(() -> contacts().since(gate, Instant.EPOCH)));
        assertEquals(List.of(two, three), get(() -> contacts().since(gate, NOON.plusSeconds(61))));
        assertEquals(List.of(three), get(() -> contacts().since(gate, NOON.plusSeconds(900))));
        assertEquals(List.of(), get(() -> contacts().since(TerminalId.next(), Instant.EPOCH)));
    }

    @Test
    void alarmsAreFoundWhileOpenAndPagedLatestFirst() {
        TerminalId gate = add("Gate", works, "").id();
        TerminalId desk = add("Desk", office, "").id();
        Alarm gap = alarm(gate, Alarm.Kind.GAP);
        Alarm clock = alarm(gate, Alarm.Kind.CLOCK_OFF);
        Alarm elsewhere = alarm(desk, Alarm.Kind.GAP);
        List.of(gap, clock, elsewhere).forEach(alarm -> in(() -> alarms().add(alarm)));
        assertEquals(Optional.of(gap), get(() -> alarms().open(gate, Alarm.Kind.GAP)));
        assertEquals(
                List.of(elsewhere, clock, gap),
                get(() -> alarms().page(Scope.EVERYBODY, true, Page.first(9))).items());
        Scope scope = new Scope(false, Set.of(works), Set.of(), Set.of());
        Slice<Alarm> first = get(() -> alarms().page(scope, true, Page.first(1)));
        assertEquals(List.of(clock), first.items());
        assertEquals(
                List.of(gap),
                get(() -> alarms().page(scope, true, new Page(first.next(), 1))).items());
    }

    @Test
    void aClosedAlarmIsNotOpen() {
        TerminalId gate = add("Gate", works, "").id();
        Alarm gap = alarm(gate, Alarm.Kind.GAP);
        in(() -> alarms().add(gap));
        Alarm closed =
                new Alarm(gap.id(), gate, gap.kind(), "", NOON, NOON.plusSeconds(1), 3, Alarm.State.CLOSED, "admin", 0);
        Alarm stored = get(() -> alarms().update(closed));
        assertEquals(1, stored.version());
        assertEquals(Optional.of(stored), get(() -> alarms().find(gap.id())));
        assertEquals(Optional.empty(), get(() -> alarms().open(gate, Alarm.Kind.GAP)));
        assertEquals(
                List.of(),
                get(() -> alarms().page(Scope.EVERYBODY, true, Page.first(9))).items());
        assertEquals(
                List.of(stored),
                get(() -> alarms().page(Scope.EVERYBODY, false, Page.first(9))).items());
        assertThrows(Stale.class, () -> in(() -> alarms().update(closed)));
    }

    @Test
    void theTrayKeepsOneRowForEachSerialNumber() {
        UnknownTerminal once = new UnknownTerminal("B", "acme.t100", "T100", "8", "10.0.0.1", NOON, NOON, 1);
        UnknownTerminal again =
                new UnknownTerminal("B", "acme.t100", "T100", "9", "10.0.0.2", NOON, NOON.plusSeconds(1), 2);
        UnknownTerminal other = new UnknownTerminal("A", "acme.t100", "", "", "", NOON, NOON, 1);
        List.of(once, other, again).forEach(terminal -> in(() -> tray().save(terminal)));
        assertEquals(2, get(() -> tray().size()));
        Slice<UnknownTerminal> first = get(() -> tray().page(Page.first(1)));
        assertEquals(List.of(other), first.items());
        assertEquals(
                List.of(again),
                get(() -> tray().page(new Page(first.next(), 1))).items());
        in(() -> tray().remove("B"));
        in(() -> tray().remove("B"));
        assertEquals(Optional.empty(), get(() -> tray().find("B")));
    }

    @Test
    void jarsAreKeptBySymbolicName() {
        InstalledDriver.Jar one = jar("org.acme.t100", "1.0.0");
        InstalledDriver.Jar next = jar("org.acme.t100", "1.1.0");
        InstalledDriver.Jar shipped = new InstalledDriver.Jar(
                "org.acme.a", "1", "a.jar", "", "", InstalledDriver.Origin.FEATURE, Optional.empty(), "");
        List.of(one, shipped, next).forEach(jar -> in(() -> jars().save(jar)));
        assertEquals(List.of(shipped, next), get(() -> jars().all()));
        in(() -> jars().remove("org.acme.t100"));
        assertEquals(List.of(shipped), get(() -> jars().all()));
    }

    @Test
    void whatRollsBackWasNotWritten() {
        Terminal gate = terminal("Gate", works, "");
        assertThrows(
                IllegalArgumentException.class,
                () -> in(() -> {
                    terminals().add(gate);
                    terminals().save(gate.id(), state(Kind.ONLINE));
                    alarms().add(alarm(gate.id(), Alarm.Kind.GAP));
                    throw new IllegalArgumentException("roll back");
                }));
        assertEquals(Optional.empty(), get(() -> terminals().find(gate.id())));
        assertEquals(Map.of(), get(() -> terminals().states(List.of(gate.id()))));
        assertEquals(Optional.empty(), get(() -> alarms().open(gate.id(), Alarm.Kind.GAP)));
    }

    @Test
    void anotherCompanySeesNothing() {
        Terminal gate = add("Gate", works, "A-1");
        OrgId other = OrgId.next();
        assertEquals(
                Optional.empty(), transactions().in(other, () -> terminals().find(gate.id())));
        assertEquals(List.of(), transactions().in(other, () -> terminals().all()));
        transactions().run(other, () -> terminals().add(terminal("Theirs", works, "A-1")));
    }

    private List<Terminal> found(String text, Optional<SiteId> site, Set<Kind> kinds) {
        return page(Scope.EVERYBODY, new TerminalFilter(text, site, "", kinds, false), Page.first(9))
                .items();
    }

    private Slice<Terminal> page(Scope scope, TerminalFilter filter, Page page) {
        return get(() -> terminals().page(scope, filter, page));
    }

    private Terminal add(String name, SiteId site, String serial) {
        Terminal terminal = terminal(name, site, serial);
        in(() -> terminals().add(terminal));
        return terminal;
    }

    private static Terminal terminal(String name, SiteId site, String serial) {
        return new Terminal(
                TerminalId.next(),
                new LocalName("", name),
                site,
                Optional.empty(),
                "acme.t100",
                "",
                Map.of(),
                Optional.empty(),
                serial,
                "",
                Direction.BOTH,
                Terminal.Purpose.ATTENDANCE,
                NOON,
                Status.IN_USE,
                0);
    }

    private static Terminal with(Terminal from, String serial, Status status, Map<String, SettingValue> settings) {
        return new Terminal(
                from.id(),
                from.name(),
                from.site(),
                from.area(),
                from.driver(),
                from.endpoint(),
                settings,
                from.zone(),
                serial,
                from.numberPrefix(),
                from.direction(),
                from.purpose(),
                from.boundSince(),
                status,
                from.version());
    }

    private static TerminalState state(Kind kind) {
        return TerminalState.neverSeen(NOON).become(kind, "terminal.test", "because", NOON);
    }

    private static Alarm alarm(TerminalId terminal, Alarm.Kind kind) {
        return new Alarm(AlarmId.next(), terminal, kind, "detail", NOON, NOON, 1, Alarm.State.OPEN, "", 0);
    }

    private static InstalledDriver.Jar jar(String name, String version) {
        return new InstalledDriver.Jar(
                name,
                version,
                "t100.jar",
                "ab".repeat(32),
                "CN=Acme",
                InstalledDriver.Origin.DROPPED,
                Optional.of(NOON),
                "admin");
    }

    private <T> T get(Transactions.Work<T, RuntimeException> work) {
        return transactions().in(org, work);
    }

    private void in(Transactions.Task<RuntimeException> task) {
        transactions().run(org, task);
    }
}
