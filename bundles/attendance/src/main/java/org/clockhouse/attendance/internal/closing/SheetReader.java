package org.clockhouse.attendance.internal.closing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.clockhouse.attendance.Period;
import org.clockhouse.attendance.PersonSheet;
import org.clockhouse.attendance.PersonSheet.Issue;
import org.clockhouse.attendance.PersonSheet.Said;
import org.clockhouse.attendance.PersonSheet.State;
import org.clockhouse.attendance.internal.TimesheetBook;
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

/** Reads many people's parts of a period in three queries. In the caller's transaction. */
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

    List<Part> parts(Period period, List<Employee> people, Map<EmployeeId, List<Issue>> open) {
        List<EmployeeId> ids = people.stream().map(Employee::id).toList();
        Map<EmployeeId, Sheet> stored =
                sheets.of(period.id(), ids).stream().collect(toMap(Sheet::employee, Function.identity()));
        Map<EmployeeId, List<Acceptance>> accepted =
                sheets.accepted(ids, period.from(), period.until()).stream().collect(groupingBy(Acceptance::employee));
        Map<EmployeeId, List<Outline>> days = new HashMap<>(
                results.outlines(ids, period.from(), period.until()).stream().collect(groupingBy(Outline::employee)));
        List<Part> parts = new ArrayList<>();
        for (Employee person : people) {
            EmployeeId id = person.id();
            List<Outline> own = days.getOrDefault(id, List.of());
            List<Issue> issues = new ArrayList<>(Days.issues(own, accepted.getOrDefault(id, List.of())));
            issues.addAll(open.getOrDefault(id, List.of()));
            issues.sort(Comparator.comparing(Issue::date).thenComparing(Issue::kind));
            Sheet sheet = stored.getOrDefault(id, new Sheet(id, Optional.empty(), Optional.empty()));
            parts.add(new Part(
                    new PersonSheet(
                            TimesheetBook.person(person),
                            state(period, sheet, own),
                            sheet.confirmed().map(Yes::at),
                            sheet.approved().map(yes -> new Said(yes.by(), yes.at())),
                            period.isLocked() ? List.of() : issues),
                    sheet,
                    own));
        }
        return parts;
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
