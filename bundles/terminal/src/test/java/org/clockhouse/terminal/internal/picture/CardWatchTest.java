package org.clockhouse.terminal.internal.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.Sighting;
import org.clockhouse.credential.use.CardSight;
import org.clockhouse.credential.use.CardUse;
import org.clockhouse.credential.use.CardUses;
import org.clockhouse.credential.use.StoppedUse;
import org.clockhouse.credential.use.StoppedUseId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Topic;
import org.clockhouse.punch.NewPunch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.PunchTime;
import org.clockhouse.punch.Road;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.Unpermitted;
import org.clockhouse.terminal.internal.Gatehouse;
import org.clockhouse.terminal.internal.WallTerminal;
import org.clockhouse.terminal.internal.health.Strangers;
import org.junit.jupiter.api.Test;

class CardWatchTest {

    private static final LocalDateTime EIGHT = LocalDateTime.of(2026, 11, 2, 8, 0);

    private final Gatehouse house = new Gatehouse();
    private final Noted uses = new Noted();
    private final Strangers strangers = house.strangers();
    private final CardWatch watch = new CardWatch(
            house.log, uses, strangers, house.snapshots, house.picks, house.rows.terminals(), house.journal);
    private final Terminal gate = gate();

    @Test
    void c054EveryReadOfACardIsToldOnceWithTerminalTimeAndWhetherItWasLetIn() {
        punch(PunchSubject.Kind.CARD, "04a1b2c3", EIGHT, PunchAttributes.Outcome.ACCEPTED);
        punch(PunchSubject.Kind.CARD, "11223344", EIGHT.plusMinutes(1), PunchAttributes.Outcome.REFUSED);
        watch.changed(house.org, Topic.PUNCHES);
        watch.changed(house.org, Topic.PUNCHES);
        assertEquals(2, uses.seen.size());
        CardSight first = uses.seen.get(0);
        assertEquals(gate.id(), first.terminal());
        assertEquals(Sighting.card("04a1b2c3", EIGHT.toInstant(ZoneOffset.UTC)), first.sighting());
        assertTrue(first.letIn());
        assertFalse(uses.seen.get(1).letIn());
    }

    @Test
    void aNumberNamesNoCard() {
        punch(PunchSubject.Kind.NUMBER, "117", EIGHT, PunchAttributes.Outcome.ACCEPTED);
        watch.changed(house.org, Topic.PUNCHES);
        assertEquals(List.of(), uses.seen);
        assertTrue(uses.position > 0);
    }

    @Test
    void c030ANumberTellsWhoAndByWhat() {
        EmployeeId who = EmployeeId.next();
        punch(PunchSubject.Kind.NUMBER, "117", EIGHT, PunchAttributes.Outcome.ACCEPTED, Optional.of(who));
        watch.changed(house.org, Topic.PUNCHES);
        assertEquals(
                Optional.of(new CardSight.Named(who, CredentialKind.CARD)),
                uses.seen.get(0).named());
    }

    @Test
    void aLostHintOnlyDelaysIt() {
        punch(PunchSubject.Kind.CARD, "04a1b2c3", EIGHT, PunchAttributes.Outcome.ACCEPTED);
        punch(PunchSubject.Kind.CARD, "04a1b2c3", EIGHT.plusHours(1), PunchAttributes.Outcome.ACCEPTED);
        watch.changed(house.org, Topic.PUNCHES);
        assertEquals(2, uses.seen.size());
    }

    @Test
    void t006SomebodyWhoIsLetInWhereTheyMayNotBeRaisesAnAlarmAndThePunchCounts() {
        Site shanghai = house.registry.site("上海", "Asia/Shanghai");
        Site suzhou = house.registry.site("苏州", "Asia/Shanghai");
        Department works = house.registry.department("工厂");
        Employee wang = house.registry.hire("000117", "王小明", shanghai, works);
        Employee li = house.registry.hire("000118", "李雷", suzhou, works);
        house.desk.wall.hang(
                gate.id(),
                gate.name(),
                shanghai.id(),
                house.clock.instant(),
                org.clockhouse.credential.delivery.WallTerminal.Ability.UNKNOWN);
        punch(PunchSubject.Kind.NUMBER, "117", EIGHT, PunchAttributes.Outcome.ACCEPTED, Optional.of(wang.id()));
        watch.changed(house.org, Topic.PUNCHES);
        assertEquals(List.of(), alarms());
        punch(PunchSubject.Kind.NUMBER, "118", EIGHT, PunchAttributes.Outcome.ACCEPTED, Optional.of(li.id()));
        watch.changed(house.org, Topic.PUNCHES);
        assertEquals(List.of("NOT_PERMITTED 000118"), alarms());
        assertEquals(2, house.punches().size());
    }

    @Test
    void t006OfManyTheAlarmNamesAFewAndTheTerminalTellsAll() {
        Site shanghai = house.registry.site("上海", "Asia/Shanghai");
        Site suzhou = house.registry.site("苏州", "Asia/Shanghai");
        Department works = house.registry.department("工厂");
        house.desk.wall.hang(
                gate.id(),
                gate.name(),
                shanghai.id(),
                house.clock.instant(),
                org.clockhouse.credential.delivery.WallTerminal.Ability.UNKNOWN);
        List<EmployeeId> people = IntStream.rangeClosed(118, 285)
                .mapToObj(n ->
                        house.registry.hire("000" + n, "李" + n, suzhou, works).id())
                .toList();
        Employee wang = house.registry.hire("000117", "王小明", shanghai, works);
        punch(PunchSubject.Kind.NUMBER, "117", EIGHT, PunchAttributes.Outcome.ACCEPTED, Optional.of(wang.id()));
        for (int i = 0; i < people.size(); i++) {
            punch(
                    PunchSubject.Kind.NUMBER,
                    String.valueOf(118 + i),
                    EIGHT.plusSeconds(i),
                    PunchAttributes.Outcome.ACCEPTED,
                    Optional.of(people.get(i)));
        }
        punch(
                PunchSubject.Kind.NUMBER,
                "118",
                EIGHT.plusHours(1),
                PunchAttributes.Outcome.ACCEPTED,
                Optional.of(people.get(0)));
        watch.changed(house.org, Topic.PUNCHES);
        assertEquals(List.of("NOT_PERMITTED 000118 000119 000120 000121 000122 and 163 more"), alarms());
        List<Unpermitted.LetIn> all = strangers.at(house.org, Scope.EVERYBODY, gate.id());
        assertEquals(new Unpermitted.LetIn(people.get(0), EIGHT.plusHours(1).toInstant(ZoneOffset.UTC), 2), all.get(0));
        assertEquals(
                Set.copyOf(people),
                all.stream().map(Unpermitted.LetIn::employee).collect(Collectors.toSet()));
        house.clock.advance(Duration.ofHours(49));
        assertEquals(List.of(), strangers.at(house.org, Scope.EVERYBODY, gate.id()), "of the last day");
    }

    private List<String> alarms() {
        return house.alarms.page(house.org, Scope.EVERYBODY, true, Page.first(10)).items().stream()
                .map(alarm -> alarm.kind() + " " + alarm.detail())
                .toList();
    }

    private Terminal gate() {
        house.add(new WallTerminal(house.clock));
        return house.register(WallTerminal.ID, WallTerminal.ENDPOINT);
    }

    private void punch(PunchSubject.Kind kind, String text, LocalDateTime at, PunchAttributes.Outcome outcome) {
        punch(kind, text, at, outcome, Optional.empty());
    }

    private void punch(
            PunchSubject.Kind kind,
            String text,
            LocalDateTime at,
            PunchAttributes.Outcome outcome,
            Optional<EmployeeId> who) {
        PunchAttributes plain = PunchAttributes.of(PunchAttributes.Method.CARD, PunchAttributes.FunctionKey.IN);
        PunchAttributes attributes =
                new PunchAttributes(plain.method(), plain.key(), 0, "", outcome, "", plain.direction(), true, "", "");
        NewPunch punch = new NewPunch(
                new PunchSubject(kind, text),
                who,
                PunchTime.of(at, Duration.ZERO, ZoneOffset.UTC, PunchTime.OffsetSource.ZONE_RULES),
                attributes,
                Set.of());
        house.log.append(
                house.org,
                new PunchBatch(
                        gate.id(),
                        Road.VISIT,
                        "",
                        house.clock.instant(),
                        List.of(punch),
                        List.of(),
                        PunchBatch.Progress.NONE));
    }

    /** Writes down what it is told. */
    private static final class Noted implements CardUses {

        private final List<CardSight> seen = new ArrayList<>();
        private long position;

        @Override
        public long position(OrgId org) {
            return position;
        }

        @Override
        public void note(OrgId org, long upTo, List<CardSight> more) {
            position = upTo;
            seen.addAll(more);
        }

        @Override
        public List<Optional<Credential>> named(OrgId org, List<Sighting> sightings) {
            throw new UnsupportedOperationException("only told");
        }

        @Override
        public List<CardUse> of(OrgId org, Scope scope, CredentialId credential) {
            throw new UnsupportedOperationException("only told");
        }

        @Override
        public Slice<Idle> idle(OrgId org, Scope scope, int days, boolean never, Page page) {
            throw new UnsupportedOperationException("only told");
        }

        @Override
        public Slice<StoppedUse> stopped(OrgId org, Scope scope, boolean openOnly, Page page) {
            throw new UnsupportedOperationException("only told");
        }

        @Override
        public StoppedUse close(Actor actor, Scope scope, StoppedUseId use, String reason) {
            throw new UnsupportedOperationException("only told");
        }
    }
}
