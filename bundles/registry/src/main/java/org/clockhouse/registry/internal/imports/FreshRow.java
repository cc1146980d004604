package org.clockhouse.registry.internal.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.EmployeeDraft;
import org.clockhouse.registry.Gender;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.imports.ImportField;
import org.clockhouse.registry.imports.ImportOptions;
import org.clockhouse.registry.internal.organisation.PlaceNames;
import org.clockhouse.registry.internal.organisation.Places;
import org.clockhouse.registry.internal.people.FieldRules;
import org.clockhouse.registry.internal.people.Files;

/** A row whose number nobody has: somebody to hire. */
final class FreshRow {

    private final RowValues row;
    private final Places places;
    private final ImportOptions options;
    private final RowChecks checks;

    FreshRow(RowValues row, Places places, PlaceNames names, Scope scope, ImportOptions options) {
        this.row = row;
        this.places = places;
        this.options = options;
        this.checks = new RowChecks(row, places, names, scope, options);
    }

    RowPlan plan() {
        Optional<PersonalData> person = person();
        person.ifPresent(known -> checks.fields(row.number(), known));
        Optional<Placement> placement = placement();
        placement.ifPresent(checks::placement);
        Optional<LocalDate> stated = row.hiredOn();
        if (row.wrong() || person.isEmpty() || placement.isEmpty()) {
            return checks.wrong();
        }
        LocalDate today = places.today(placement.get().site());
        LocalDate hiredOn = stated.or(options::hiredOn).orElse(today);
        if (FieldRules.hiredOn(hiredOn, today).isPresent()) {
            row.add(Finding.Kind.DATE_FAR, ImportField.HIRED_ON);
            return checks.wrong();
        }
        if (FieldRules.birthDate(person.get(), today).isPresent()) {
            row.add(Finding.Kind.BIRTH_DATE_FAR, ImportField.BIRTH_DATE);
            return checks.wrong();
        }
        EmployeeDraft draft = new EmployeeDraft(row.number(), person.get(), placement.get(), hiredOn);
        return new RowPlan.Fresh(row.row(), List.copyOf(row.findings()), Files.hired(draft, today));
    }

    private Optional<PersonalData> person() {
        Optional<Gender> gender = row.gender();
        String zh = row.text(ImportField.NAME_ZH);
        String en = row.text(ImportField.NAME_EN);
        if (zh.isEmpty() && en.isEmpty()) {
            row.add(Finding.Kind.NAME_MISSING, ImportField.NAME_ZH);
            return Optional.empty();
        }
        return Optional.of(new PersonalData(
                SheetNames.of(zh, en),
                row.text(ImportField.PINYIN),
                gender.orElse(Gender.UNSTATED),
                row.text(ImportField.PHONE),
                row.text(ImportField.EMAIL),
                row.text(ImportField.ID_DOCUMENT),
                row.birthDate()));
    }

    private Optional<Placement> placement() {
        Optional<SiteId> site = checks.site();
        if (row.text(ImportField.SITE).isEmpty()) {
            site = options.site().or(places::onlySite);
            if (site.isEmpty()) {
                row.add(Finding.Kind.SITE_MISSING, ImportField.SITE);
            }
        }
        Optional<DepartmentId> department = checks.department();
        if (row.text(ImportField.DEPARTMENT).isEmpty()) {
            row.add(Finding.Kind.DEPARTMENT_MISSING, ImportField.DEPARTMENT);
        }
        return site.isPresent() && department.isPresent()
                ? Optional.of(new Placement(site.get(), department.get(), row.text(ImportField.POSITION)))
                : Optional.empty();
    }

    /** A column headed "Name" may hold names of either language. */
    static final class SheetNames {

        private SheetNames() {}

        static LocalName of(String zh, String en) {
            boolean chinese = zh.codePoints().anyMatch(Character::isIdeographic);
            return en.isEmpty() && !chinese ? new LocalName("", zh) : new LocalName(zh, en);
        }
    }
}
