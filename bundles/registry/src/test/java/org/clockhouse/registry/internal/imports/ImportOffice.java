package org.clockhouse.registry.internal.imports;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.imports.CellFix;
import org.clockhouse.registry.imports.ImportDraft;
import org.clockhouse.registry.imports.ImportField;
import org.clockhouse.registry.imports.ImportMode;
import org.clockhouse.registry.imports.ImportOptions;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;

/** A company with a site and three departments, into which sheets of people are read. */
public final class ImportOffice {

    static final String HEADING = "工号,姓名,部门,手机,入职日期\n";

    final RecordedAudit audit = new RecordedAudit();
    public final InMemoryRegistry registry = new InMemoryRegistry(
            new InMemoryTransactions(), audit, new RecordedChanges(), new TestClock("2026-11-23T02:00:00Z"));
    public final Site site = registry.site("上海", "Asia/Shanghai");
    public final Department production = registry.department("生产部");
    public final Department line = registry.department("一线", production);
    public final Department office = registry.department("办公室");

    public ImportDraft open(String rows) {
        return registry.imports.open(registry.actor, Scope.EVERYBODY, "people.csv", bytes(HEADING + rows));
    }

    ImportDraft sheet(String text) {
        return registry.imports.open(registry.actor, Scope.EVERYBODY, "people.csv", bytes(text));
    }

    public ImportDraft check(
            ImportDraft draft, Map<Integer, ImportField> mapping, List<CellFix> fixes, ImportOptions options) {
        return registry.imports.check(
                registry.actor, Scope.EVERYBODY, draft.id(), draft.version(), mapping, fixes, options);
    }

    public ImportDraft commit(ImportDraft draft, ImportMode mode) {
        return registry.imports.commit(registry.actor, Scope.EVERYBODY, draft.id(), mode);
    }

    List<Employee> people() {
        return found("");
    }

    List<Employee> found(String text) {
        return registry.employees
                .page(registry.org, Scope.EVERYBODY, EmployeeFilter.text(text), Page.first(500))
                .items();
    }

    public Employee person(String number) {
        return registry.directory
                .numbered(registry.org, List.of(number))
                .get(number)
                .get(0);
    }

    public static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
