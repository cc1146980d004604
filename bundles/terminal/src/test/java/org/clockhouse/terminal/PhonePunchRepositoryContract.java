package org.clockhouse.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
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
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.terminal.PhonePlace.Circle;
import org.clockhouse.terminal.PhonePlace.Whom;
import org.clockhouse.terminal.PhonePunch.Doubt;
import org.clockhouse.terminal.PhonePunch.State;
import org.clockhouse.terminal.spi.PhonePunchRepository;
import org.junit.jupiter.api.Test;

/** What every keeper of punches by phone must do. */
public abstract class PhonePunchRepositoryContract {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    protected final OrgId org = OrgId.next();
    private final EmployeeId wang = EmployeeId.next();
    private final EmployeeId li = EmployeeId.next();

    protected abstract Transactions transactions();

    protected abstract PhonePunchRepository phonePunches();

    private <T> T in(Supplier<T> work) {
        return transactions().in(org, work::get);
    }

    private void run(Runnable work) {
        transactions().run(org, work::run);
    }

    private PhonePunch made(EmployeeId person, int second, State state, Optional<Fix> fix) {
        PhonePunch punch = new PhonePunch(
                new PhonePunchId(UUID.randomUUID()),
                person,
                CredentialId.next(),
                TerminalId.next(),
                FunctionKey.IN,
                NOON.plusSeconds(second),
                NOON.plusSeconds(second).plusMillis(7),
                NOON.minusSeconds(2),
                fix,
                fix.isPresent() ? OptionalInt.of(812) : OptionalInt.empty(),
                fix.map(at -> new LocalName("东门", "")),
                false,
                state == State.COUNTED ? Set.of() : Set.of(Doubt.TOO_FAR, Doubt.QUEUED),
                state,
                "",
                Optional.empty(),
                "",
                1);
        run(() -> phonePunches().add(punch));
        return punch;
    }

    private PhonePunch made(EmployeeId person, int second, State state) {
        return made(person, second, state, Optional.of(new Fix(31_230_416, -121_473_701, 12)));
    }

    @Test
    void aPunchComesBackAsItWasAndIsThereOnce() {
        PhonePunch whole = made(wang, 0, State.HELD);
        PhonePunch bare = made(li, 0, State.COUNTED, Optional.empty());
        assertEquals(Optional.of(whole), in(() -> phonePunches().find(whole.id())));
        assertEquals(Optional.of(bare), in(() -> phonePunches().find(bare.id())));
        assertThrows(Refused.class, () -> run(() -> phonePunches().add(whole)));
        assertThrows(Refused.class, () -> made(wang, 0, State.COUNTED), "another of the same second");
        assertEquals(Optional.empty(), transactions().in(OrgId.next(), () -> phonePunches()
                .find(whole.id())));
    }

    @Test
    void theLatestComeFirstPageByPageAsFarAsTheScopeSees() {
        PhonePunch first = made(wang, 0, State.HELD);
        PhonePunch second = made(li, 0, State.HELD);
        PhonePunch third = made(wang, 5, State.COUNTED);
        Slice<PhonePunch> page = page(Scope.EVERYBODY, Optional.empty(), Page.first(2));
        assertEquals(third, page.items().get(0));
        Slice<PhonePunch> rest = page(Scope.EVERYBODY, Optional.empty(), new Page(page.next(), 2));
        assertEquals(
                Set.of(first, second), Set.of(page.items().get(1), rest.items().get(0)));
        assertEquals("", rest.next());
        assertEquals(
                Set.of(first, second),
                Set.copyOf(page(Scope.EVERYBODY, Optional.of(State.HELD), Page.first(9))
                        .items()));
        Scope own = new Scope(false, Set.of(), Set.of(), Set.of(wang));
        assertEquals(
                List.of(third, first),
                page(own, Optional.empty(), Page.first(9)).items());
        assertEquals(
                List.of(), page(Scope.NOBODY, Optional.empty(), Page.first(9)).items());
        assertEquals(List.of(second), in(() -> phonePunches()
                .page(Scope.EVERYBODY, Optional.empty(), Optional.of(li), Page.first(9))
                .items()));
    }

    private Slice<PhonePunch> page(Scope scope, Optional<State> state, Page page) {
        return in(() -> phonePunches().page(scope, state, Optional.empty(), page));
    }

    @Test
    void thoseOfAPersonAreReadByTimeAndTheLastWithAPositionIsFound() {
        PhonePunch first = made(wang, 0, State.HELD);
        PhonePunch blind = made(wang, 5, State.HELD, Optional.empty());
        made(li, 6, State.HELD);
        assertEquals(List.of(first, blind), in(() -> phonePunches().of(wang, NOON, NOON.plusSeconds(6))));
        assertEquals(List.of(first), in(() -> phonePunches().of(wang, NOON, NOON.plusSeconds(5))));
        assertEquals(Optional.of(first), in(() -> phonePunches().lastBefore(wang, NOON.plusSeconds(9))));
        assertEquals(Optional.empty(), in(() -> phonePunches().lastBefore(wang, NOON)));
    }

    @Test
    void aVerdictIsKeptAndOnlyOfWhatWasRead() {
        PhonePunch held = made(wang, 0, State.HELD);
        PhonePunch accepted = held.decided(State.ACCEPTED, "Mei", Optional.of(NOON.plusSeconds(60)), "was there");
        PhonePunch stored = in(() -> phonePunches().decide(accepted, LocalDate.of(2026, 11, 2)));
        assertEquals(accepted.atVersion(2), stored);
        assertEquals(Optional.of(stored), in(() -> phonePunches().find(held.id())));
        assertThrows(Stale.class, () -> run(() -> phonePunches().decide(accepted, LocalDate.of(2026, 11, 2))));
    }

    @Test
    void positionsAreDestroyedAndWhatWasJudgedByThemStays() {
        PhonePunch old = made(wang, 0, State.HELD);
        PhonePunch young = made(wang, 90, State.HELD);
        run(() -> phonePunches().forget(NOON.plusSeconds(60)));
        PhonePunch left = in(() -> phonePunches().find(old.id())).orElseThrow();
        assertEquals(Optional.empty(), left.fix());
        assertEquals(old.distance(), left.distance());
        assertEquals(old.doubts(), left.doubts());
        assertEquals(Optional.of(young), in(() -> phonePunches().find(young.id())));
    }

    @Test
    void placesAreKeptChangedAndTakenAwayAsTheyWereRead() {
        Circle circle = new Circle(31_230_416, -121_473_701, 200);
        List<PhonePlace> all = List.of(
                place("总部", new Whom.Everybody(), Optional.of(circle)),
                place("厂区", new Whom.OfSite(SiteId.next()), Optional.of(circle)),
                place("外勤", new Whom.OfDepartment(DepartmentId.next()), Optional.empty()),
                place("家", new Whom.OfEmployee(wang), Optional.of(circle)));
        assertEquals(Set.copyOf(all), Set.copyOf(in(() -> phonePunches().places())));
        PhonePlace home = all.get(3);
        PhonePlace moved = in(() -> phonePunches()
                .put(new PhonePlace(
                        home.id(), new LocalName("", "Home"), home.whom(), Optional.empty(), home.version())));
        assertEquals(2, moved.version());
        assertThrows(Stale.class, () -> run(() -> phonePunches().put(home)));
        assertThrows(Stale.class, () -> run(() -> phonePunches().remove(home.id(), home.version())));
        run(() -> phonePunches().remove(home.id(), moved.version()));
        assertEquals(3, in(() -> phonePunches().places()).size());
        assertEquals(
                List.of(), transactions().in(OrgId.next(), () -> phonePunches().places()));
    }

    private PhonePlace place(String name, Whom whom, Optional<Circle> circle) {
        return in(() ->
                phonePunches().put(new PhonePlace(PhonePlaceId.next(), new LocalName(name, ""), whom, circle, 0)));
    }

    @Test
    void theRuleIsKeptAsItWasSet() {
        assertEquals(Optional.empty(), in(() -> phonePunches().rule()));
        PhonePunchRule rule = new PhonePunchRule(PhonePunchRule.Outside.REFUSED, 80, 14, 0);
        PhonePunchRule kept = in(() -> phonePunches().put(rule));
        assertEquals(Optional.of(rule.atVersion(1)), in(() -> phonePunches().rule()));
        assertThrows(Stale.class, () -> run(() -> phonePunches().put(rule)));
        assertEquals(2, in(() -> phonePunches().put(kept)).version());
    }
}
