package org.clockhouse.registry.internal.imports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.Refused.Violation;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.imports.ImportField;
import org.clockhouse.registry.imports.ImportOptions;
import org.clockhouse.registry.internal.organisation.PlaceNames;
import org.clockhouse.registry.internal.organisation.Places;
import org.clockhouse.registry.internal.people.FieldRules;
import org.clockhouse.registry.organisation.Department;

/** What a row's values come to in the registry: the same rules as for one person, said of cells. */
record RowChecks(RowValues row, Places places, PlaceNames names, Scope scope, ImportOptions options) {

    private static final Map<String, Map.Entry<Finding.Kind, ImportField>> FIELDS = Map.of(
            "employee.number.malformed", Map.entry(Finding.Kind.NUMBER_MALFORMED, ImportField.NUMBER),
            "employee.name.long", Map.entry(Finding.Kind.NAME_LONG, ImportField.NAME_ZH),
            "employee.pinyin.long", Map.entry(Finding.Kind.PINYIN_LONG, ImportField.PINYIN),
            "employee.phone.malformed", Map.entry(Finding.Kind.PHONE_MALFORMED, ImportField.PHONE),
            "employee.email.malformed", Map.entry(Finding.Kind.EMAIL_MALFORMED, ImportField.EMAIL),
            "employee.id-document.long", Map.entry(Finding.Kind.ID_DOCUMENT_LONG, ImportField.ID_DOCUMENT));

    private static final Map<String, Map.Entry<Finding.Kind, ImportField>> PLACES = Map.of(
            "employee.site.unknown", Map.entry(Finding.Kind.SITE_UNKNOWN, ImportField.SITE),
            "employee.site.closed", Map.entry(Finding.Kind.SITE_CLOSED, ImportField.SITE),
            "employee.department.unknown", Map.entry(Finding.Kind.DEPARTMENT_UNKNOWN, ImportField.DEPARTMENT),
            "employee.department.closed", Map.entry(Finding.Kind.DEPARTMENT_CLOSED, ImportField.DEPARTMENT),
            "employee.position.long", Map.entry(Finding.Kind.POSITION_LONG, ImportField.POSITION));

    void fields(String number, PersonalData person) {
        FieldRules.check(number, person).forEach(violation -> add(FIELDS, violation));
    }

    /** The site a cell names; a finding and nothing if there is none. Nothing at all if the cell is empty. */
    Optional<SiteId> site() {
        String text = row.text(ImportField.SITE);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<SiteId> site = names.site(text, options.createSites() && scope.everybody());
        if (site.isEmpty()) {
            row.suggest(
                    Finding.Kind.SITE_UNKNOWN,
                    ImportField.SITE,
                    names.closeSite(text).orElse(""));
        }
        return site;
    }

    Optional<DepartmentId> department() {
        String text = row.text(ImportField.DEPARTMENT);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        PlaceNames.Found found = names.department(text, options.createDepartments() && scope.everybody());
        if (found.paths().size() > 1) {
            row.suggest(
                    Finding.Kind.DEPARTMENT_AMBIGUOUS,
                    ImportField.DEPARTMENT,
                    found.paths().get(0),
                    String.valueOf(found.paths().size()),
                    found.paths().get(0));
        } else if (found.department().isEmpty()) {
            row.suggest(
                    Finding.Kind.DEPARTMENT_UNKNOWN,
                    ImportField.DEPARTMENT,
                    names.closeDepartment(text).orElse(""));
        } else if (names.depth(found.department()) > Department.DEEPEST) {
            row.add(Finding.Kind.DEPARTMENT_DEEP, ImportField.DEPARTMENT);
        }
        return found.department();
    }

    void placement(Placement placement) {
        boolean wished = names.isWish(placement.site()) || names.isWish(placement.department());
        if (wished) {
            if (placement.position().length() > 60) {
                row.add(Finding.Kind.POSITION_LONG, ImportField.POSITION);
            }
            return;
        }
        Optional<Violation> wrong = places.wrong(placement);
        wrong.ifPresent(violation -> add(PLACES, violation));
        if (wrong.isEmpty() && !places.covers(scope, placement)) {
            row.add(Finding.Kind.PLACE_OUT_OF_SCOPE, ImportField.DEPARTMENT);
        }
    }

    RowPlan.Wrong wrong() {
        return new RowPlan.Wrong(row.row(), List.copyOf(row.findings()));
    }

    private void add(Map<String, Map.Entry<Finding.Kind, ImportField>> kinds, Violation violation) {
        Map.Entry<Finding.Kind, ImportField> kind = kinds.get(violation.code());
        if (kind != null) {
            row.add(kind.getKey(), kind.getValue());
        }
    }
}
