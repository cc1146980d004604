package org.clockhouse.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.generate.CoverNeed;
import org.clockhouse.attendance.generate.RosterPreference;
import org.clockhouse.attendance.generate.RosterWish;
import org.clockhouse.attendance.roster.Assignment;
import org.clockhouse.attendance.roster.Assignment.Target;
import org.clockhouse.attendance.roster.AssignmentId;
import org.clockhouse.attendance.roster.OneOff;
import org.clockhouse.attendance.roster.Pattern;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.junit.jupiter.api.Test;

/** What every store keeps of the roster in force, and of what departments need and people wish. */
public interface RosterContract extends AnnAndBob {

    @Test
    default void assignmentsComeBackByStartWithEveryKindOfTarget() {
        Shift shift = shift(rule());
        Pattern week = Pattern.week(Map.of(DayOfWeek.MONDAY, shift.id(), DayOfWeek.FRIDAY, shift.id()));
        Pattern turn = new Pattern(MONDAY, List.of(List.of(shift.id(), shift.id()), List.of(), List.of()));
        Assignment all = put(new Target.Everybody(), week, MONDAY.plusDays(2), Optional.empty());
        Assignment some = put(new Target.OfDepartment(DepartmentId.next()), turn, MONDAY, Optional.of(MONDAY));
        Assignment one = put(new Target.OfEmployee(ANN), week, MONDAY.plusDays(1), Optional.empty());
        put(new Target.OfEmployee(BOB), week, MONDAY.plusDays(1), Optional.empty());
        Assignment there = put(new Target.OfSite(SiteId.next()), turn, MONDAY, Optional.of(MONDAY));
        run(() -> {
            assertEquals(5, rosters().assignments().size());
            assertEquals(there, rosters().find(there.id()));
            assertEquals(some, rosters().assignments().get(0));
            assertEquals(
                    List.of(one, all), rosters().assignments(List.of(ANN), MONDAY.plusDays(1), MONDAY.plusDays(9)));
            assertEquals(one, rosters().find(one.id()));
        });
    }

    private Assignment put(Target target, Pattern pattern, LocalDate from, Optional<LocalDate> until) {
        Assignment draft = new Assignment(AssignmentId.next(), target, pattern, from, until, true, 0);
        return in(() -> rosters().put(draft));
    }

    @Test
    default void anAssignmentIsReplacedAndRemovedByItsVersionOnly() {
        Pattern week = Pattern.week(Map.of());
        Assignment made = put(new Target.Everybody(), week, MONDAY, Optional.empty());
        Assignment ended = in(() -> rosters()
                .put(new Assignment(
                        made.id(), made.target(), week, MONDAY, Optional.of(MONDAY), false, made.version())));
        assertEquals(2, ended.version());
        assertThrows(Stale.class, () -> run(() -> rosters().remove(made)));
        run(() -> rosters().remove(ended));
        assertEquals(List.of(), in(() -> rosters().assignments()));
    }

    @Test
    default void aDatedChangeReplacesTheOneBefore() {
        Shift shift = shift(rule());
        OneOff on = new OneOff(ANN, MONDAY, List.of(shift.id()), "", 7);
        OneOff off = new OneOff(ANN, MONDAY, List.of(), "换休", 8);
        run(() -> {
            rosters().put(on, 0);
            rosters().put(off, 7);
            rosters().put(new OneOff(BOB, MONDAY.plusDays(1), List.of(shift.id()), "x", 7), 0);
        });
        assertThrows(Stale.class, () -> run(() -> rosters().put(on, 0)));
        assertThrows(Stale.class, () -> run(() -> rosters().put(on, 7)));
        assertThrows(Stale.class, () -> run(() -> rosters().remove(on)));
        run(() -> {
            assertEquals(List.of(off), rosters().oneOffs(List.of(ANN, BOB), MONDAY, MONDAY));
            rosters().remove(off);
            assertEquals(List.of(), rosters().oneOffs(List.of(ANN), MONDAY, MONDAY));
        });
    }

    @Test
    default void whatADepartmentNeedsIsReplacedOnlyAsItWasRead() {
        DepartmentId press = DepartmentId.next();
        CoverNeed first = new CoverNeed(
                press,
                List.of(
                        new CoverNeed.Span(Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY), 480, 1_020, 3, "叉车"),
                        new CoverNeed.Span(Set.of(DayOfWeek.FRIDAY), 1_320, 1_800, 1)),
                1);
        run(() -> cover().put(first, 0));
        assertEquals(List.of(first), in(() -> cover().needs()));
        CoverNeed none = new CoverNeed(press, List.of(), 2);
        run(() -> cover().put(none, 1));
        assertEquals(List.of(none), in(() -> cover().needs()));
        assertThrows(Stale.class, () -> run(() -> cover().put(first, 0)));
        assertThrows(Stale.class, () -> run(() -> cover().put(none, 1)));
    }

    @Test
    default void whatAPersonCanAndWishesIsReplacedOnlyAsItWasRead() {
        EmployeeId ann = EmployeeId.next();
        RosterPreference first = new RosterPreference(
                ann,
                Set.of("叉车", "first-aid"),
                List.of(
                        new RosterWish(new RosterWish.When.On(MONDAY), false, List.of()),
                        new RosterWish(
                                new RosterWish.When.Every(DayOfWeek.FRIDAY),
                                true,
                                List.of(ShiftId.next(), ShiftId.next()))),
                1);
        run(() -> preferences().put(first, 0));
        assertEquals(List.of(first), in(() -> preferences().of(List.of(ann, EmployeeId.next()))));
        RosterPreference none = new RosterPreference(ann, Set.of(), List.of(), 2);
        run(() -> preferences().put(none, 1));
        assertEquals(List.of(none), in(() -> preferences().of(List.of(ann))));
        assertThrows(Stale.class, () -> run(() -> preferences().put(first, 0)));
        assertThrows(Stale.class, () -> run(() -> preferences().put(none, 1)));
    }
}
