package org.clockhouse.registry.internal.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.imports.ImportField;
import org.clockhouse.registry.imports.ImportOptions;
import org.clockhouse.registry.internal.SearchKeys;
import org.clockhouse.registry.internal.organisation.PlaceNames;
import org.clockhouse.registry.internal.organisation.Places;
import org.clockhouse.registry.internal.people.FieldRules;
import org.clockhouse.registry.internal.people.Files;
import org.clockhouse.registry.internal.people.Periods;
import org.clockhouse.registry.spi.EmployeeFile;

/** A row whose number somebody has: what is stated and differs is changed, what is empty stays. */
final class KnownRow {

    private final RowValues row;
    private final Places places;
    private final RowChecks checks;

    KnownRow(RowValues row, Places places, PlaceNames names, Scope scope, ImportOptions options) {
        this.row = row;
        this.places = places;
        this.checks = new RowChecks(row, places, names, scope, options);
    }

    RowPlan plan(Employee there, List<EmploymentPeriod> periods) {
        LocalDate today = places.today(there.site());
        PersonalData person = person(there.person());
        checks.fields(there.number(), person);
        Placement placement = placement(there.placement());
        boolean moves = !placement.equals(there.placement());
        if (moves) {
            checks.placement(placement);
        }
        if (moves && there.statusOn(today) == Employee.Status.ENDED) {
            row.add(
                    Finding.Kind.EMPLOYEE_ENDED,
                    ImportField.DEPARTMENT,
                    there.endedOn().orElseThrow().toString());
        }
        if (FieldRules.birthDate(person, today).isPresent()) {
            row.add(Finding.Kind.BIRTH_DATE_FAR, ImportField.BIRTH_DATE);
        }
        Optional<LocalDate> stated = row.hiredOn();
        if (row.wrong()) {
            return checks.wrong();
        }
        return changed(there, periods, person, placement, stated, today);
    }

    private RowPlan changed(
            Employee there,
            List<EmploymentPeriod> periods,
            PersonalData person,
            Placement placement,
            Optional<LocalDate> stated,
            LocalDate today) {
        List<EmploymentPeriod> next = periods;
        Optional<LocalDate> alters = Files.altered(there, person, periods);
        try {
            if (stated.isPresent() && !stated.get().equals(there.hiredOn())) {
                next = startingOn(next, there, stated.get(), today);
                alters = Stream.concat(alters.stream(), Stream.of(stated.get(), there.hiredOn()))
                        .min(LocalDate::compareTo);
            }
            if (!placement.equals(there.placement())) {
                LocalDate from = today.isBefore(there.hiredOn()) ? there.hiredOn() : today;
                next = Periods.transferred(next, from, placement);
                alters = alters.or(() -> Optional.of(from));
            }
        } catch (Refused impossible) {
            row.add(Finding.Kind.DATE_OVERLAPS, ImportField.HIRED_ON);
            return checks.wrong();
        }
        if (row.wrong()) {
            return checks.wrong();
        }
        EmployeeFile file = Files.of(
                there.id(), there.number(), Files.spoken(person, there.person()), next, today, there.version());
        if (file.employee().equals(there) && next.equals(periods)) {
            return new RowPlan.Unchanged(row.row(), List.copyOf(row.findings()));
        }
        return new RowPlan.Changed(row.row(), List.copyOf(row.findings()), there, periods, file, alters);
    }

    private List<EmploymentPeriod> startingOn(
            List<EmploymentPeriod> periods, Employee there, LocalDate stated, LocalDate today) {
        if (FieldRules.hiredOn(stated, today).isPresent()) {
            row.add(Finding.Kind.DATE_FAR, ImportField.HIRED_ON);
            return periods;
        }
        return Periods.startingOn(periods, there.hiredOn(), stated);
    }

    private PersonalData person(PersonalData before) {
        LocalName name = name(before.name());
        if (!SearchKeys.sameName(name, before.name())) {
            row.add(Finding.Kind.NAME_OTHER, ImportField.NAME_ZH, before.name().any());
        }
        return new PersonalData(
                name,
                or(ImportField.PINYIN, before.pinyin()),
                row.gender().orElse(before.gender()),
                or(ImportField.PHONE, before.phone()),
                or(ImportField.EMAIL, before.email()),
                or(ImportField.ID_DOCUMENT, before.idDocument()),
                row.birthDate().or(before::birthDate));
    }

    private LocalName name(LocalName before) {
        String zh = row.text(ImportField.NAME_ZH);
        String en = row.text(ImportField.NAME_EN);
        if (zh.isEmpty() && en.isEmpty()) {
            return before;
        }
        LocalName stated = FreshRow.SheetNames.of(zh, en);
        return new LocalName(
                stated.zh().isEmpty() ? before.zh() : stated.zh(), stated.en().isEmpty() ? before.en() : stated.en());
    }

    private Placement placement(Placement before) {
        return new Placement(
                checks.site().orElse(before.site()),
                checks.department().orElse(before.department()),
                or(ImportField.POSITION, before.position()));
    }

    private String or(ImportField field, String before) {
        return row.text(field).isEmpty() ? before : row.text(field);
    }
}
