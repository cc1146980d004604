package org.clockhouse.attendance.internal.closing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.closing.Period;
import org.clockhouse.attendance.closing.PersonSheet;
import org.clockhouse.attendance.closing.PersonSheet.Issue;
import org.clockhouse.attendance.closing.PersonSheet.Said;
import org.clockhouse.attendance.closing.PersonSheet.State;
import org.clockhouse.attendance.spi.ResultRepository;
import org.clockhouse.attendance.spi.ResultRepository.Outline;
import org.clockhouse.attendance.spi.SheetRepository;
import org.clockhouse.attendance.spi.SheetRepository.Acceptance;
import org.clockhouse.attendance.spi.SheetRepository.Sheet;
import org.clockhouse.attendance.spi.SheetRepository.Yes;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.registry.Employee;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads many people's parts of a period in a few queries. In the caller's transaction. */
@Component(service = SheetReader.class)
public final class SheetReader {

    private final ResultRepository results;
    private final SheetRepository sheets;

    @Activate
    public SheetReader(@Reference ResultRepository results, @Reference SheetRepository sheets) {
        this.results = results;
        this.sheets = sheets;
    }

    /** A part, with what it is made of. */
    record Part(PersonSheet sheet, Sheet stored, List<Outline> days) {

        long digest() {
            return Days.digest(days);
        }
    }

    /** What people said of a period; those who said nothing are not in it. */
    record Words(Map<EmployeeId, Sheet> sheets, Map<EmployeeId, List<Acceptance>> accepted) {

        private static Words of(List<Sheet> sheets, List<Acceptance> accepted) {
            return new Words(
                    sheets.stream().collect(toMap(Sheet::employee, Function.identity())),
                    accepted.stream().collect(groupingBy(Acceptance::employee)));
        }

        private Sheet sheet(EmployeeId employee) {
            return sheets.getOrDefault(employee, new Sheet(employee, Optional.empty(), Optional.empty()));
        }
    }

    Words words(Period period) {
        return Words.of(sheets.of(period.id()), sheets.accepted(period.from(), period.until()));
    }

    Words words(Period period, List<Employee> people) {
        List<EmployeeId> ids = people.stream().map(Employee::id).toList();
        return Words.of(sheets.of(period.id(), ids), sheets.accepted(ids, period.from(), period.until()));
    }

    List<Part> parts(Period period, List<Employee> people, Map<EmployeeId, List<Issue>> open, Words words) {
        List<EmployeeId> ids = people.stream().map(Employee::id).toList();
        Map<EmployeeId, List<Outline>> days =
                results.outlines(ids, period.from(), period.until()).stream().collect(groupingBy(Outline::employee));
        List<Part> parts = new ArrayList<>();
        for (Employee person : people) {
            List<Outline> own = days.getOrDefault(person.id(), List.of());
            parts.add(new Part(sheet(period, person, own, open, words), words.sheet(person.id()), own));
        }
        return parts;
    }

    /** Without their days: all of them are read of those alone who said yes, which may be to other figures. */
    List<PersonSheet> sheets(Period period, List<Employee> people, Map<EmployeeId, List<Issue>> open, Words words) {
        Map<Boolean, List<EmployeeId>> ids = people.stream()
                .map(Employee::id)
                .collect(partitioningBy(id -> words.sheets().containsKey(id)));
        Map<EmployeeId, List<Outline>> days = Stream.concat(
                        results.outlines(ids.get(true), period.from(), period.until()).stream(),
                        results.unsettled(ids.get(false), period.from(), period.until()).stream())
                .collect(groupingBy(Outline::employee));
        return people.stream()
                .map(person -> sheet(period, person, days.getOrDefault(person.id(), List.of()), open, words))
                .toList();
    }

    private static PersonSheet sheet(
            Period period, Employee person, List<Outline> days, Map<EmployeeId, List<Issue>> open, Words words) {
        EmployeeId id = person.id();
        List<Issue> issues = new ArrayList<>(Days.issues(days, words.accepted().getOrDefault(id, List.of())));
        issues.addAll(open.getOrDefault(id, List.of()));
        issues.sort(Comparator.comparing(Issue::date).thenComparing(Issue::kind));
        Sheet sheet = words.sheet(id);
        return new PersonSheet(
                Person.of(person),
                state(period, sheet, days),
                sheet.confirmed().map(Yes::at),
                sheet.approved().map(yes -> new Said(yes.by(), yes.at())),
                period.isLocked() ? List.of() : issues);
    }

    /** What was said to other figures does not count any more. */
    private static State state(Period period, Sheet sheet, List<Outline> days) {
        if (sheet.confirmed().isEmpty() && sheet.approved().isEmpty()) {
            return State.OPEN;
        }
        long digest = Days.digest(days);
        if (sheet.approved()
                .filter(yes -> yes.digest() == digest || period.isLocked())
                .isPresent()) {
            return State.APPROVED;
        }
        return sheet.confirmed().filter(yes -> yes.digest() == digest).isPresent() ? State.CONFIRMED : State.CHANGED;
    }
}
