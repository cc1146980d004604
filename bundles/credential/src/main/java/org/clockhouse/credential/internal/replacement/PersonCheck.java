package org.clockhouse.credential.internal.replacement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Refused.Violation;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Department;

/** Whether a person's record is fit for a card (C027); each rule says where and what. */
final class PersonCheck {

    private static final List<Function<Record, Optional<Violation>>> RULES =
            List.of(PersonCheck::left, PersonCheck::nameless, PersonCheck::closedDepartment);

    private PersonCheck() {}

    private record Record(Employee person, Department department, LocalDate today) {}

    /** @param department the person's */
    static List<Violation> of(Employee person, Department department, LocalDate today) {
        Record record = new Record(person, department, today);
        return RULES.stream()
                .map(rule -> rule.apply(record))
                .flatMap(Optional::stream)
                .toList();
    }

    /** @throws Refused {@code replacement.person} */
    static void require(Employee person, List<Violation> wrong) {
        if (!wrong.isEmpty()) {
            String said = wrong.stream().map(Violation::detail).collect(Collectors.joining("; "));
            throw new Refused("replacement.person", person.number() + ": " + said, wrong);
        }
    }

    private static Optional<Violation> left(Record record) {
        Employee person = record.person();
        return person.statusOn(record.today()) == Employee.Status.ENDED
                ? Optional.of(new Violation(
                        "/employee/endedOn",
                        "person.left",
                        "the employment ended on " + person.endedOn().orElseThrow()))
                : Optional.empty();
    }

    private static Optional<Violation> nameless(Record record) {
        return record.person().name().any().isBlank()
                ? Optional.of(new Violation("/employee/name", "person.nameless", "the name is missing"))
                : Optional.empty();
    }

    private static Optional<Violation> closedDepartment(Record record) {
        return record.department().closed()
                ? Optional.of(new Violation(
                        "/employee/departmentId",
                        "person.department.closed",
                        "the department is closed: transfer first"))
                : Optional.empty();
    }
}
