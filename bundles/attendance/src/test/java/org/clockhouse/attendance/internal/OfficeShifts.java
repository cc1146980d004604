package org.clockhouse.attendance.internal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.internal.rule.RuleBook;
import org.clockhouse.attendance.internal.shift.ShiftBook;
import org.clockhouse.attendance.roster.Pattern;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.shift.ShiftTerms;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.calendar.Calendar;
import org.clockhouse.registry.calendar.CalendarDay;
import org.clockhouse.registry.calendar.CalendarDraft;
import org.clockhouse.registry.calendar.DayType;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.SiteDraft;

/** Shifts, weeks of them, and the days that a calendar takes away, for tests. */
public final class OfficeShifts {

    private final ShiftBook shifts;
    private final RuleBook rules;
    private final Actor actor;

    OfficeShifts(ShiftBook shifts, RuleBook rules, Actor actor) {
        this.shifts = shifts;
        this.rules = rules;
        this.actor = actor;
    }

    /** 12:00 to 13:00 is the break of shifts that span it. */
    Shift shift(String code, String start, String end) {
        ShiftTerms.Segment segment = ShiftTerms.Segment.of(LocalTime.parse(start), LocalTime.parse(end));
        boolean noon = segment.from() < 720 && segment.until() > 780;
        return shifts.define(
                actor,
                new ShiftTerms(
                        code,
                        new LocalName(code, code),
                        "",
                        List.of(segment),
                        noon ? List.of(new ShiftTerms.Break(720, 780, false)) : List.of(),
                        120,
                        360,
                        rules.standard(actor.org()).id(),
                        OptionalInt.empty(),
                        OptionalInt.empty()));
    }

    /** By rules of its own, and without a break. @param from and until in minutes of its day */
    Shift shift(String code, int from, int until, RuleSet rules) {
        return shifts.define(
                actor,
                new ShiftTerms(
                        code,
                        new LocalName(code, code),
                        "",
                        List.of(new ShiftTerms.Segment(from, until)),
                        List.of(),
                        120,
                        240,
                        rules.id(),
                        OptionalInt.empty(),
                        OptionalInt.empty()));
    }

    public static Pattern allDays(Shift shift) {
        return Pattern.week(Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(day -> day, day -> shift.id())));
    }

    public static Pattern workdays(Shift shift) {
        return Pattern.week(IntStream.rangeClosed(1, 5)
                .mapToObj(DayOfWeek::of)
                .collect(Collectors.toMap(day -> day, day -> shift.id())));
    }

    /** The codes of what was planned, by date; {@code +} stands between those of one date. */
    public static Map<String, String> codes(List<DayResult> results) {
        return results.stream()
                .filter(result -> result.planned().isPresent())
                .collect(Collectors.toMap(
                        result -> result.date().toString(),
                        result -> result.planned().get().code(),
                        (one, other) -> one + '+' + other,
                        TreeMap::new));
    }

    /** The calendar of a site from now on: weekends, and what is special. */
    public static void calendar(InMemoryRegistry registry, Site site, Map<String, DayType> special) {
        List<CalendarDay> days = special.entrySet().stream()
                .map(day -> new CalendarDay(
                        LocalDate.parse(day.getKey()), day.getValue(), "", "", CalendarDay.Layer.PUBLIC))
                .toList();
        Calendar calendar = registry.calendars.add(
                registry.actor, new CalendarDraft(new LocalName("日历", ""), Calendar.WEEKEND, days));
        registry.sites.amend(
                registry.actor,
                site.id(),
                new SiteDraft(site.name(), site.zone(), Optional.of(calendar.id()), false),
                site.version());
    }
}
