package org.clockhouse.attendance.internal.day;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.roster.Assignment;
import org.clockhouse.attendance.roster.OneOff;
import org.clockhouse.attendance.rule.RuleOverride;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.trial.TrialChange;
import org.clockhouse.kernel.CalendarId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.calendar.Calendar;
import org.clockhouse.registry.organisation.Site;

/**
 * Everything the plans of some people follow from, read at one moment.
 *
 * @param shifts editions by effective date
 * @param rules editions by effective date
 * @param standard rule set of dates without a plan
 * @param above each department, then the ones above it
 * @param everybody assignments of the company and of its sites
 * @param oneOffs by person and date
 * @param periods each person's, in order
 * @param approved what requests put in force, by person
 * @param overrides other settings for single people, each person's the oldest first
 * @param births of those of whom it is known
 */
public record PlanBook(
        Map<ShiftId, List<Shift>> shifts,
        Map<RuleSetId, List<RuleSet>> rules,
        RuleSetId standard,
        Map<SiteId, Site> sites,
        Map<CalendarId, Calendar> calendars,
        Map<DepartmentId, List<DepartmentId>> above,
        List<Assignment> everybody,
        Map<DepartmentId, List<Assignment>> byDepartment,
        Map<EmployeeId, List<Assignment>> byEmployee,
        Map<EmployeeId, Map<LocalDate, OneOff>> oneOffs,
        Map<EmployeeId, List<EmploymentPeriod>> periods,
        Map<EmployeeId, List<Approved>> approved,
        Map<EmployeeId, List<RuleOverride>> overrides,
        Map<EmployeeId, LocalDate> births) {

    /**
     * The same, if the change were made from a date on.
     *
     * @throws NotFound if what changes is not there
     */
    public PlanBook under(TrialChange change, LocalDate from) {
        if (change instanceof TrialChange.OfShift of) {
            there(rules, "rule-set", of.terms().rules(), of.terms().rules().text());
            there(shifts, "shift", of.id(), of.id().text());
            return with(changed(shifts, of.id(), editions -> amended(editions, of, from)), rules, calendars);
        }
        if (change instanceof TrialChange.OfCalendar of) {
            there(calendars, "calendar", of.id(), of.id().text());
            return with(shifts, rules, changed(calendars, of.id(), old -> amended(old, of)));
        }
        TrialChange.OfRules of = (TrialChange.OfRules) change;
        there(rules, "rule-set", of.id(), of.id().text());
        return with(shifts, changed(rules, of.id(), editions -> amended(editions, of, from)), calendars);
    }

    private static <K> void there(Map<K, ?> all, String kind, K id, String text) {
        if (!all.containsKey(id)) {
            throw new NotFound(kind, text);
        }
    }

    private static <K, V> Map<K, V> changed(Map<K, V> all, K id, UnaryOperator<V> change) {
        Map<K, V> changed = new HashMap<>(all);
        changed.computeIfPresent(id, (same, value) -> change.apply(value));
        return changed;
    }

    private static List<RuleSet> amended(List<RuleSet> editions, TrialChange.OfRules change, LocalDate from) {
        RuleSet last = editions.get(editions.size() - 1);
        List<RuleSet> amended = new ArrayList<>(editions);
        amended.removeIf(edition -> !edition.effectiveFrom().isBefore(from));
        amended.add(new RuleSet(
                last.id(), last.code(), last.name(), last.edition() + 1, from, change.policy(), last.version()));
        return amended;
    }

    private static List<Shift> amended(List<Shift> editions, TrialChange.OfShift change, LocalDate from) {
        Shift last = editions.get(editions.size() - 1);
        List<Shift> amended = new ArrayList<>(editions);
        amended.removeIf(edition -> !edition.effectiveFrom().isBefore(from));
        amended.add(new Shift(last.id(), last.edition() + 1, from, change.terms(), last.retired(), last.version()));
        return amended;
    }

    private static Calendar amended(Calendar old, TrialChange.OfCalendar change) {
        return new Calendar(
                old.id(),
                old.name(),
                change.calendar().restDays(),
                change.calendar().days(),
                old.version() + 1);
    }

    private PlanBook with(
            Map<ShiftId, List<Shift>> otherShifts,
            Map<RuleSetId, List<RuleSet>> otherRules,
            Map<CalendarId, Calendar> otherCalendars) {
        return new PlanBook(
                otherShifts,
                otherRules,
                standard,
                sites,
                otherCalendars,
                above,
                everybody,
                byDepartment,
                byEmployee,
                oneOffs,
                periods,
                approved,
                overrides,
                births);
    }

    /** The same with other approvals. */
    public PlanBook approving(Map<EmployeeId, List<Approved>> others) {
        return new PlanBook(
                shifts,
                rules,
                standard,
                sites,
                calendars,
                above,
                everybody,
                byDepartment,
                byEmployee,
                oneOffs,
                periods,
                others,
                overrides,
                births);
    }

    /** The same with other dated changes. */
    public PlanBook changing(Map<EmployeeId, Map<LocalDate, OneOff>> others) {
        return new PlanBook(
                shifts,
                rules,
                standard,
                sites,
                calendars,
                above,
                everybody,
                byDepartment,
                byEmployee,
                others,
                periods,
                approved,
                overrides,
                births);
    }
}
