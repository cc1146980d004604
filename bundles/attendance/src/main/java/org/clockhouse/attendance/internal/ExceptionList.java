package org.clockhouse.attendance.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clockhouse.attendance.AttendanceException;
import org.clockhouse.attendance.AttendanceException.Kind;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayResult;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.MonthQuery;
import org.clockhouse.attendance.MonthRow;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.spi.SheetRepository.Acceptance;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;

/**
 * Departures from the plan, person by person. A place in the list is the page of people, a bar, and how many of its
 * exceptions were shown.
 */
final class ExceptionList {

    private static final int PEOPLE = 200;
    private static final Map<Flag.Kind, Kind> BY_FLAG = Map.of(
            Flag.Kind.MISSING_IN, Kind.MISSING_IN,
            Flag.Kind.MISSING_OUT, Kind.MISSING_OUT,
            Flag.Kind.MAX_SPAN, Kind.MAX_SPAN,
            Flag.Kind.UNASSIGNED, Kind.UNASSIGNED,
            Flag.Kind.CLOCK_SKEW, Kind.CLOCK_SKEW);

    private final BiFunction<MonthQuery, Page, Slice<MonthRow>> rows;
    private final AttendanceException.Filter filter;
    private final Function<List<EmployeeId>, List<Acceptance>> accepted;

    /** @param accepted what people said of the days of the filter */
    ExceptionList(
            BiFunction<MonthQuery, Page, Slice<MonthRow>> rows,
            AttendanceException.Filter filter,
            Function<List<EmployeeId>, List<Acceptance>> accepted) {
        this.rows = rows;
        this.filter = filter;
        this.accepted = accepted;
    }

    /** A result as it was when somebody accepted it. */
    private record Accepted(EmployeeId employee, LocalDate date, int ordinal, long inputHash) {}

    Slice<AttendanceException> page(Page page) {
        int bar = page.after().lastIndexOf('|');
        String place = bar < 0 ? "" : page.after().substring(0, bar);
        int shown = bar < 0 ? 0 : number(page.after().substring(bar + 1));
        List<AttendanceException> found = new ArrayList<>();
        while (true) {
            Slice<MonthRow> people = rows.apply(filter.days(), new Page(place, PEOPLE));
            List<AttendanceException> here = new ArrayList<>();
            Set<Accepted> settled = settled(people.items());
            people.items().forEach(row -> of(row, settled, here));
            int until = Math.min(here.size(), shown + page.limit() - found.size());
            found.addAll(here.subList(Math.min(shown, until), until));
            if (until < here.size()) {
                return new Slice<>(found, place + '|' + until);
            }
            if (people.next().isEmpty()) {
                return new Slice<>(found, "");
            }
            place = people.next();
            shown = 0;
            if (found.size() == page.limit()) {
                return new Slice<>(found, place + "|0");
            }
        }
    }

    private Set<Accepted> settled(List<MonthRow> people) {
        return filter.openOnly()
                ? accepted.apply(people.stream().map(row -> row.person().id()).toList()).stream()
                        .map(one -> new Accepted(one.employee(), one.date(), one.ordinal(), one.inputHash()))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private void of(MonthRow row, Set<Accepted> settled, List<AttendanceException> all) {
        for (DayResult day : row.days()) {
            List<AttendanceException> found = new ArrayList<>();
            if (filter.settledOnly() && day.state() == ResultState.PROVISIONAL) {
                continue;
            }
            add(
                    row,
                    day,
                    Kind.LATE,
                    day.minutes().get(Bucket.LATE),
                    day.minutes().get(Bucket.LATE) > 0,
                    found);
            add(
                    row,
                    day,
                    Kind.EARLY,
                    day.minutes().get(Bucket.EARLY),
                    day.minutes().get(Bucket.EARLY) > 0,
                    found);
            add(row, day, Kind.ABSENT, day.minutes().get(Bucket.ABSENT), day.status() == DayStatus.ABSENT, found);
            add(row, day, Kind.HALF_DAY, day.minutes().get(Bucket.SHORT), day.status() == DayStatus.HALF_DAY, found);
            for (Flag flag : day.flags()) {
                add(
                        row,
                        day,
                        BY_FLAG.getOrDefault(flag.kind(), Kind.OTHER),
                        0,
                        flag.kind().isToBeLookedAt(),
                        found);
            }
            if (settled.contains(new Accepted(day.employee(), day.date(), day.ordinal(), day.inputHash()))) {
                found.removeIf(one -> one.kind().canBeAccepted());
            }
            all.addAll(found);
        }
    }

    private void add(
            MonthRow row, DayResult day, Kind kind, int minutes, boolean holds, List<AttendanceException> found) {
        if (holds && (filter.kinds().isEmpty() || filter.kinds().contains(kind))) {
            found.add(new AttendanceException(row.person(), day, kind, minutes));
        }
    }

    private static int number(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }
}
