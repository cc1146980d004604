package org.clockhouse.attendance;

import static org.clockhouse.attendance.AttendanceRows.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.attendance.AttendanceRows.Data;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.spi.ResultRepository;
import org.clockhouse.kernel.EmployeeId;

final class InMemoryResults implements ResultRepository {

    private final AttendanceRows rows;

    InMemoryResults(AttendanceRows rows) {
        this.rows = rows;
    }

    @Override
    public List<DayResult> of(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
        return rows.data().results().values().stream()
                .filter(each -> employees.contains(each.employee()) && within(each.date(), from, until))
                .toList();
    }

    @Override
    public List<Known> known(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
        return of(employees, from, until).stream()
                .map(each -> new Known(each.employee(), each.date(), each.ordinal(), each.inputHash(), each.version()))
                .toList();
    }

    @Override
    public List<Outline> outlines(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
        return of(employees, from, until).stream()
                .map(each -> new Outline(
                        each.employee(),
                        each.date(),
                        each.ordinal(),
                        each.status(),
                        each.state(),
                        each.flags(),
                        each.inputHash()))
                .toList();
    }

    @Override
    public List<Outline> unsettled(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
        return outlines(employees, from, until).stream()
                .filter(each -> !each.flags().isEmpty()
                        || each.state() == ResultState.PROVISIONAL
                        || each.status() == DayStatus.ABSENT
                        || each.status() == DayStatus.HALF_DAY)
                .toList();
    }

    @Override
    public Set<EmployeeId> departing(LocalDate from, LocalDate until, Set<String> exceptions) {
        return rows.data().results().values().stream()
                .filter(each -> within(each.date(), from, until)
                        && each.exceptions().stream().anyMatch(exceptions::contains))
                .map(DayResult::employee)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<EmployeeId> workedOutSince(
            Collection<EmployeeId> employees, LocalDate from, LocalDate until, Instant since) {
        return of(employees, from, until).stream()
                .filter(each -> !each.computedAt().isBefore(since))
                .map(DayResult::employee)
                .collect(Collectors.toSet());
    }

    @Override
    public List<DayResult> past(EmployeeId employee, LocalDate date) {
        return rows.data().past().stream()
                .filter(each -> each.employee().equals(employee) && each.date().equals(date))
                .toList();
    }

    @Override
    public void write(Collection<DayResult> added, Collection<DayResult> replaced, Collection<Known> gone) {
        Data data = rows.changing();
        Stream.concat(
                        replaced.stream().map(this::key),
                        gone.stream().map(each -> key(each.employee(), each.date()) + ' ' + each.ordinal()))
                .map(data.results()::get)
                .filter(old -> old != null && old.state() == ResultState.FINAL)
                .forEach(old -> data.past().add(0, old));
        added.forEach(each -> data.results().put(key(each), each));
        replaced.forEach(each -> data.results().put(key(each), each));
        gone.forEach(each -> data.results().remove(key(each.employee(), each.date()) + ' ' + each.ordinal()));
    }

    private String key(DayResult result) {
        return key(result.employee(), result.date()) + ' ' + result.ordinal();
    }

    private String key(EmployeeId employee, LocalDate date) {
        return AttendanceRows.key(employee, date);
    }
}
