package org.clockhouse.report.internal.payroll;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clockhouse.attendance.Person;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.report.internal.sheet.Cell;
import org.clockhouse.report.internal.sheet.Words;

/** Whose minutes a line of payroll has, at which cost centre and, if wanted, of which date. */
record PayLine(Person person, SiteId site, DepartmentId department, Optional<LocalDate> date) {

    static final Comparator<PayLine> ORDER = Comparator.<PayLine, String>comparing(line -> line.person.number())
            .thenComparing(line -> line.date.map(LocalDate::toString).orElse(""))
            .thenComparing(line -> line.site.text())
            .thenComparing(line -> line.department.text());

    /** Of what belongs to no one day: where the person is now. */
    static PayLine of(Person person, Optional<LocalDate> date) {
        return new PayLine(person, person.site(), person.department(), date);
    }

    List<Cell> named(Map<SiteId, Site> places, Map<DepartmentId, Department> tree, Words words) {
        return Stream.of(
                        date.map(LocalDate::toString).orElse(""),
                        person.number(),
                        words.of(person.name()),
                        Optional.ofNullable(places.get(site))
                                .map(place -> words.of(place.name()))
                                .orElse(""),
                        department.text(),
                        Optional.ofNullable(tree.get(department))
                                .map(centre -> words.of(centre.name()))
                                .orElse(""))
                .<Cell>map(Cell.Text::new)
                .toList();
    }
}
