package org.clockhouse.store.internal.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Optional;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.PhoneSearch;
import org.clockhouse.registry.imports.ImportCounts;
import org.clockhouse.registry.imports.ImportDraft;
import org.clockhouse.registry.imports.ImportMode;
import org.clockhouse.registry.internal.imports.SheetImports;
import org.clockhouse.registry.organisation.DepartmentDraft;
import org.clockhouse.registry.organisation.SiteDraft;
import org.clockhouse.store.internal.Databases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sheet from its bytes to the tables and back out, on one of the databases. */
abstract class ImportContract {

    private static final int PEOPLE = 250;

    private final Actor actor = Actor.system(OrgId.next(), "test");
    private final RecordedAudit audit = new RecordedAudit();
    private final StoredServices registry;
    private final SheetImports imports;

    ImportContract(Databases.Open store) {
        TestClock clock = new TestClock("2026-11-23T02:00:00Z");
        registry = new StoredServices(store, audit, clock);
        imports = new SheetImports(
                registry.sheets,
                registry.people,
                registry.places,
                registry.tree,
                registry.journal,
                store.transactions(),
                clock,
                null);
    }

    @BeforeEach
    void oneSiteAndOneDepartment() {
        registry.sites.add(actor, new SiteDraft(new LocalName("上海", ""), ZoneId.of("Asia/Shanghai")));
        registry.departments.add(actor, new DepartmentDraft(new LocalName("生产部", ""), Optional.empty()));
        registry.departments.add(actor, new DepartmentDraft(new LocalName("办公室", ""), Optional.empty()));
    }

    @Test
    void aSheetIsTakenInPortionsChangedAndTakenBack() {
        ImportDraft first = commit(sheet("生产部", "1380000"));
        assertEquals(new ImportCounts(PEOPLE, PEOPLE, 0, 0, 0), first.counts());
        assertEquals(1, found("13800000007"));
        assertEquals(1, found("n0007"));
        assertEquals(0, found("%_'"));
        assertEquals(
                new ImportCounts(PEOPLE, 0, 0, PEOPLE, 0),
                open(sheet("生产部", "1380000")).counts());

        ImportDraft second = commit(sheet("办公室", "1390000"));
        assertEquals(new ImportCounts(PEOPLE, 0, PEOPLE, 0, 0), second.counts());
        assertEquals(0, found("13800000007"));
        assertEquals(1, found("13900000007"));

        imports.undo(actor, Scope.EVERYBODY, second.id());
        assertEquals(1, found("13800000007"));
        assertEquals(
                new ImportCounts(PEOPLE, 0, 0, PEOPLE, 0),
                open(sheet("生产部", "1380000")).counts());

        // Restored, but touched since: the first sheet is not the last word about them any more.
        Refused refused = assertThrows(Refused.class, () -> imports.undo(actor, Scope.EVERYBODY, first.id()));
        assertEquals("import.undo.touched", refused.code());
        assertEquals(
                3,
                audit.actions().stream()
                        .filter(action -> action.startsWith("employee"))
                        .count());
    }

    @Test
    void whoWasBroughtInByMistakeIsGoneAgain() {
        ImportDraft draft = commit(sheet("生产部", "1380000"));
        imports.undo(actor, Scope.EVERYBODY, draft.id());
        assertEquals(0, found(""));
        assertEquals(
                new ImportCounts(PEOPLE, PEOPLE, 0, 0, 0),
                open(sheet("生产部", "1380000")).counts());
    }

    private ImportDraft open(String sheet) {
        return imports.open(
                actor, Scope.EVERYBODY, "people.csv", new ByteArrayInputStream(sheet.getBytes(StandardCharsets.UTF_8)));
    }

    private ImportDraft commit(String sheet) {
        return imports.commit(actor, Scope.EVERYBODY, open(sheet).id(), ImportMode.ALL_OR_NOTHING);
    }

    private int found(String text) {
        return registry.employees
                .page(
                        actor.org(),
                        Scope.EVERYBODY,
                        EmployeeFilter.text(text).searching(PhoneSearch.WHOLE),
                        Page.first(Page.MOST))
                .items()
                .size();
    }

    private static String sheet(String department, String phone) {
        StringBuilder rows = new StringBuilder("工号,姓名,部门,手机,入职日期\n");
        for (int i = 1; i <= PEOPLE; i++) {
            rows.append(String.format("N%04d,王小明,%s,%s%04d,2026-11-02\n", i, department, phone, i));
        }
        return rows.toString();
    }
}
