package org.clockhouse.attendance.internal.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.generate.RosterWish;
import org.clockhouse.attendance.internal.Planning;
import org.clockhouse.attendance.market.StandIn;
import org.clockhouse.attendance.market.StandIns;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.roster.RosterDraft.Kind;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.ShiftId;
import org.junit.jupiter.api.Test;

/** Who is free and fits where people are missing, or instead of somebody. Asked for Wednesday 25 November 2026. */
class StandInsTest {

    private static final Set<DayOfWeek> DAILY = EnumSet.allOf(DayOfWeek.class);
    private static final int WEDNESDAY = 2;

    private final Planning planning = new Planning();

    private void draw(int person, int day, Shift shift) {
        planning.grid.edit(
                planning.actor,
                Scope.EVERYBODY,
                List.of(new RosterDraft(
                        planning.people.get(person),
                        Planning.MONDAY.plusDays(day),
                        Kind.PLAN,
                        List.of(shift.id()),
                        0)));
    }

    private List<StandIn> asked(Scope scope, ShiftId shift, Optional<EmployeeId> instead) {
        return planning.standIns.of(
                planning.org,
                scope,
                new StandIns.Question(
                        Planning.MONDAY.plusDays(WEDNESDAY), shift, instead, Optional.empty(), Optional.empty()));
    }

    private List<String> missing(Shift shift) {
        return words(asked(Scope.EVERYBODY, shift.id(), Optional.empty()));
    }

    private List<String> instead(int person, Shift shift) {
        return words(asked(Scope.EVERYBODY, shift.id(), Optional.of(planning.people.get(person))));
    }

    /** Index, minutes that are filled, hours of the week. */
    private List<String> words(List<StandIn> found) {
        return found.stream()
                .map(each -> planning.people.indexOf(each.person().id()) + " " + each.fills() + " " + each.week() / 60)
                .toList();
    }

    @Test
    void whoIsFreeAndBreaksNoRuleIsNamedWhoWorksLeastFirst() {
        planning.hire(5);
        planning.need(DAILY, 420, 900, 2, "");
        draw(0, WEDNESDAY, planning.am);
        draw(1, WEDNESDAY - 1, planning.pm);
        draw(2, WEDNESDAY + 3, planning.am);
        planning.leave(3, WEDNESDAY, 1);
        assertEquals(List.of("4 480 8", "2 480 16"), missing(planning.am), "0 works, 1 would rest 8 hours, 3 is away");
        draw(4, WEDNESDAY, planning.am);
        assertEquals(List.of(), missing(planning.am), "nobody is missing");
        assertEquals(List.of(), missing(planning.nt), "nor is anybody needed at night");
    }

    @Test
    void aRuleThatWouldBeBrokenLaterSpeaksAgainstItToo() {
        planning.hire(1);
        planning.need(DAILY, 900, 1_380, 1, "");
        assertEquals(List.of("0 480 8"), missing(planning.pm));
        draw(0, WEDNESDAY + 1, planning.am);
        assertEquals(List.of(), missing(planning.pm));
    }

    @Test
    void theLackOfASkillIsFilledByWhoHasItAndWishesAreLeft() {
        planning.hire(3);
        planning.need(DAILY, 420, 900, 1, "first-aid");
        planning.say(1, Set.of("first-aid"), List.of());
        planning.say(
                2,
                Set.of("first-aid"),
                List.of(new RosterWish(new RosterWish.When.Every(DayOfWeek.WEDNESDAY), false, List.of())));
        assertEquals(List.of("1 480 8"), missing(planning.am));
    }

    @Test
    void aNightFillsWhatIsMissingOnTheNextMorning() {
        planning.hire(1);
        planning.need(DAILY, 0, 420, 1, "");
        assertEquals(List.of("0 420 8"), missing(planning.nt));
    }

    @Test
    void insteadOfSomebodyStandsWhoCountsForAllThatTheyCountFor() {
        planning.hire(3);
        planning.need(DAILY, 420, 900, 1, "");
        planning.need(DAILY, 420, 900, 1, "first-aid");
        planning.say(0, Set.of("first-aid"), List.of());
        planning.say(2, Set.of("first-aid"), List.of());
        draw(0, WEDNESDAY, planning.am);
        assertEquals(List.of("2 0 8"), instead(0, planning.am));
    }

    @Test
    void whereNothingIsAskedForAColleagueStandsIn() {
        planning.hire(2);
        draw(0, WEDNESDAY, planning.am);
        assertEquals(List.of("1 0 8"), instead(0, planning.am));
        assertEquals(List.of(), missing(planning.am));
    }

    @Test
    void nobodyBeyondTheScopeIsNamedOrReplaced() {
        planning.hire(2);
        planning.need(DAILY, 420, 900, 1, "");
        Scope own = new Scope(false, Set.of(), Set.of(), Set.of(planning.people.get(1)));
        assertEquals(List.of("1 480 8"), words(asked(own, planning.am.id(), Optional.empty())));
        assertThrows(NotFound.class, () -> asked(own, planning.am.id(), Optional.of(planning.people.get(0))));
        Refused refused = assertThrows(Refused.class, () -> asked(Scope.EVERYBODY, ShiftId.next(), Optional.empty()));
        assertEquals("shift.unknown", refused.code());
    }
}
