package org.clockhouse.attendance.internal.timesheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.attendance.Severity;
import org.clockhouse.attendance.day.AttendanceException;
import org.clockhouse.attendance.day.AttendanceException.Filter;
import org.clockhouse.attendance.day.AttendanceException.Order;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.spi.SheetRepository.Acceptance;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;

/**
 * Departures from the plan, person by person. A place in the list is the page of people, a bar, and how many of its
 * exceptions were shown; by severity, the people are gone through for each, and its name and a bar stand before the place.
 */
final class ExceptionList {

    private static final int PEOPLE = 200;
    private static final List<Severity> GRAVEST_FIRST = List.of(Severity.HIGH, Severity.MEDIUM, Severity.LOW);

    /** A page of the month sheet; where it is said of whom, the days of others may be left out, and they themselves. */
    @FunctionalInterface
    interface Rows {
        Slice<MonthRow> page(MonthQuery query, Optional<Set<EmployeeId>> of, Page page);
    }

    private final Rows rows;
    private final Function<Set<String>, Set<EmployeeId>> departing;
    private final Filter filter;
    private final Function<List<EmployeeId>, List<Acceptance>> accepted;
    private final GravityOfRules severities;

    /**
     * @param departing who has one of these exceptions in the period
     * @param accepted what people said of the days of the filter
     */
    ExceptionList(
            Rows rows,
            Function<Set<String>, Set<EmployeeId>> departing,
            Filter filter,
            Function<List<EmployeeId>, List<Acceptance>> accepted,
            GravityOfRules severities) {
        this.rows = rows;
        this.departing = departing;
        this.filter = filter;
        this.accepted = accepted;
        this.severities = severities;
    }

    Slice<AttendanceException> page(Page page) {
        return filter.order() == Order.PERSON ? byPerson(filter, page) : bySeverity(page);
    }

    private Slice<AttendanceException> bySeverity(Page page) {
        List<Severity> order = GRAVEST_FIRST.stream().filter(filter::wants).toList();
        int bar = page.after().indexOf('|');
        int at = page.after().isEmpty() ? 0 : indexOf(order, page.after().substring(0, Math.max(0, bar)));
        String place = page.after().substring(bar + 1);
        List<AttendanceException> found = new ArrayList<>();
        while (at < order.size()) {
            if (found.size() == page.limit()) {
                return new Slice<>(found, order.get(at).name() + '|');
            }
            Severity severity = order.get(at);
            Slice<AttendanceException> here =
                    byPerson(filter.of(severity), new Page(place, page.limit() - found.size()));
            found.addAll(here.items());
            if (!here.next().isEmpty()) {
                return new Slice<>(found, severity.name() + '|' + here.next());
            }
            place = "";
            at++;
        }
        return new Slice<>(found, "");
    }

    private static int indexOf(List<Severity> order, String name) {
        return order.stream()
                .filter(severity -> severity.name().equals(name))
                .map(order::indexOf)
                .findFirst()
                .orElseThrow(Page::unknownCursor);
    }

    private Slice<AttendanceException> byPerson(Filter wanted, Page page) {
        int bar = page.after().lastIndexOf('|');
        String place = bar < 0 ? "" : page.after().substring(0, bar);
        int shown = bar < 0 ? 0 : number(page.after().substring(bar + 1));
        List<AttendanceException> found = new ArrayList<>();
        Optional<Set<EmployeeId>> some = whoMayHaveSome(wanted);
        if (some.filter(Set::isEmpty).isPresent()) {
            return new Slice<>(List.of(), "");
        }
        while (true) {
            Slice<MonthRow> people = rows.page(wanted.days(), some, new Page(place, PEOPLE));
            List<AttendanceException> here = of(people.items(), wanted);
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

    /** One person's days are read sooner than it is asked who departs, and among all exceptions nearly everybody has one. */
    private Optional<Set<EmployeeId>> whoMayHaveSome(Filter wanted) {
        Set<String> names = AttendanceException.NAMES.stream()
                .filter(name -> wanted.wants(AttendanceException.Kind.of(name)) && severities.mayBe(name, wanted))
                .collect(Collectors.toSet());
        boolean narrows = names.size() < AttendanceException.NAMES.size();
        return narrows && wanted.days().employee().isEmpty() ? Optional.of(departing.apply(names)) : Optional.empty();
    }

    private List<AttendanceException> of(List<MonthRow> people, Filter wanted) {
        AcceptedDays settled = wanted.openOnly()
                ? AcceptedDays.of(accepted.apply(
                        people.stream().map(row -> row.person().id()).toList()))
                : AcceptedDays.NONE;
        return people.stream()
                .flatMap(this::of)
                .filter(wanted::wants)
                .filter(exception -> !settled.cover(exception))
                .toList();
    }

    private Stream<AttendanceException> of(MonthRow row) {
        return row.days().stream()
                .flatMap(day -> AttendanceException.of(row.person(), day, severities.of(day.rules())).stream());
    }

    private static int number(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }
}
