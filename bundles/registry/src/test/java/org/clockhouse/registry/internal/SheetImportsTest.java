package org.clockhouse.registry.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.registry.CellFix;
import org.clockhouse.registry.Department;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.ImportCounts;
import org.clockhouse.registry.ImportDraft;
import org.clockhouse.registry.ImportField;
import org.clockhouse.registry.ImportId;
import org.clockhouse.registry.ImportMode;
import org.clockhouse.registry.ImportOptions;
import org.clockhouse.registry.ImportProblem;
import org.clockhouse.registry.Imports;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.Language;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.RegistryChange;
import org.clockhouse.registry.SheetFormat;
import org.clockhouse.registry.Site;
import org.junit.jupiter.api.Test;

/** T025. */
class SheetImportsTest {

    private static final String HEADING = "工号,姓名,部门,手机,入职日期\n";

    private final RecordedAudit audit = new RecordedAudit();
    private final InMemoryRegistry registry = new InMemoryRegistry(
            new InMemoryTransactions(), audit, new RecordedChanges(), new TestClock("2026-11-23T02:00:00Z"));
    private final Site site = registry.site("上海", "Asia/Shanghai");
    private final Department production = registry.department("生产部");
    private final Department line = registry.department("一线", production);
    private final Department office = registry.department("办公室");

    @Test
    void aDryRunCountsEveryRowOnceAndWritesNothing() {
        registry.hire("0001", "王小明", site, line);
        registry.hire("0002", "李雷", site, line);
        ImportDraft draft = open("0001,王小明,一线,,2024-03-01\n"
                + "0002,李雷,办公室,,\n"
                + "0003,韩梅梅,办公室,13800004711,2026-11-02\n"
                + ",没有工号,办公室,,\n");
        assertEquals(new ImportCounts(4, 1, 1, 1, 1), draft.counts());
        assertEquals(2, people().size());
        assertEquals(ImportDraft.State.CHECKED, draft.state());
    }

    @Test
    void t084ASheetIsThereForWhoBroughtItInAndForWhoImportsForEverybody() {
        ImportId sheet = open("0001,王小明,一线,13800004711,2024-03-01\n").id();
        Scope office = new Scope(false, Set.of(), Set.of(this.office.id()), Set.of());
        Actor other = new Actor(
                registry.actor.org(), registry.actor.kind(), "somebody-else", "somebody else", "127.0.0.1", "r");
        Imports imports = registry.imports;
        assertEquals(sheet, imports.find(registry.actor, office, sheet).id());
        assertEquals(sheet, imports.find(other, Scope.EVERYBODY, sheet).id());
        assertThrows(NotFound.class, () -> imports.find(other, office, sheet));
        assertThrows(NotFound.class, () -> imports.wrong(other, office, sheet));
        assertThrows(NotFound.class, () -> imports.wrongRows(other, office, sheet, SheetFormat.CSV, Language.EN));
        assertThrows(
                NotFound.class,
                () -> imports.check(other, office, sheet, 1, Map.of(), List.of(), ImportOptions.DEFAULT));
        assertThrows(NotFound.class, () -> imports.commit(other, office, sheet, ImportMode.GOOD_ROWS));
        assertThrows(NotFound.class, () -> imports.undo(other, office, sheet));
        assertEquals(0, people().size());
    }

    @Test
    void goodRowsAreTakenAndKnownOnesUpdated() {
        Employee li = registry.hire("0002", "李雷", site, line);
        ImportDraft done = commit(
                open("0002,李雷,办公室,13900001234,\n0003,韩梅梅,生产部/一线,,2026-11-02\n0004,,一线,,\n"), ImportMode.GOOD_ROWS);
        assertEquals(new ImportCounts(3, 1, 1, 0, 1), done.counts());
        Employee moved = person("0002");
        assertEquals(li.id(), moved.id());
        assertEquals(office.id(), moved.department());
        assertEquals("13900001234", moved.person().phone());
        Employee han = person("0003");
        assertEquals(line.id(), han.department());
        assertEquals(LocalDate.of(2026, 11, 2), han.hiredOn());
        assertEquals("Han Meimei", han.person().pinyin());
    }

    @Test
    void aColumnOfDatesOfBirthIsReadKeptAndTakenBack() {
        Employee li = registry.hire("0002", "李雷", site, line);
        ImportDraft done = commit(
                sheet("工号,姓名,部门,出生日期\n0002,李雷,一线,2009-03-01\n0003,韩梅梅,一线,2090-01-01\n0004,王芳,一线,\n"),
                ImportMode.GOOD_ROWS);
        assertEquals(new ImportCounts(3, 1, 1, 0, 1), done.counts());
        assertEquals(
                Optional.of(LocalDate.of(2009, 3, 1)), person("0002").person().birthDate());
        assertEquals(Optional.empty(), person("0004").person().birthDate());
        commit(sheet("工号,姓名,部门,出生日期\n0002,李雷,一线,\n"), ImportMode.GOOD_ROWS);
        assertEquals(
                Optional.of(LocalDate.of(2009, 3, 1)), person("0002").person().birthDate());
        registry.imports.undo(registry.actor, Scope.EVERYBODY, done.id());
        assertEquals(li.person(), person("0002").person());
    }

    @Test
    void allOrNothingTakesNothingWhenARowIsWrong() {
        ImportDraft draft = open("0003,韩梅梅,一线,,\n0004,,一线,,\n");
        Refused refused = assertThrows(Refused.class, () -> commit(draft, ImportMode.ALL_OR_NOTHING));
        assertEquals("import.wrong-rows", refused.code());
        assertEquals(List.of(), people());
    }

    @Test
    void committingAgainChangesNothingAndAnswersTheSame() {
        ImportDraft draft = open("0003,韩梅梅,一线,,\n");
        ImportDraft first = commit(draft, ImportMode.GOOD_ROWS);
        int entries = audit.drafts().size();
        assertEquals(first, commit(draft, ImportMode.GOOD_ROWS));
        assertEquals(entries, audit.drafts().size());
        assertEquals(1, people().size());
    }

    @Test
    void theSameSheetASecondTimeIsUnchanged() {
        String rows = "0003,韩梅梅,一线,13800004711,2026-11-02\n";
        commit(open(rows), ImportMode.GOOD_ROWS);
        assertEquals(new ImportCounts(1, 0, 0, 1, 0), open(rows).counts());
    }

    @Test
    void anEmptyCellLeavesWhatIsKnown() {
        commit(open("0003,韩梅梅,一线,13800004711,2026-11-02\n"), ImportMode.GOOD_ROWS);
        commit(open("0003,,办公室,,\n"), ImportMode.GOOD_ROWS);
        Employee han = person("0003");
        assertEquals("韩梅梅", han.name().zh());
        assertEquals("13800004711", han.person().phone());
        assertEquals(office.id(), han.department());
    }

    @Test
    void manyRowsAreOneAuditEntryWithoutPersonalData() {
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= 250; i++) {
            rows.append(String.format("%04d,王%d号,一线,1380000%04d,\n", i, i, i));
        }
        int entries = audit.drafts().size();
        commit(open(rows.toString()), ImportMode.ALL_OR_NOTHING);
        assertEquals(250, people().size());
        List<AuditDraft> made = audit.drafts().subList(entries, audit.drafts().size());
        assertEquals(
                List.of("employee.import"),
                made.stream().map(AuditDraft::action).toList());
        assertEquals(250, made.get(0).after().get("new"));
        assertFalse(made.toString().contains("1380000"));
    }

    @Test
    void zerosThatExcelLostAreNamedAndTheRightNumberSuggested() {
        registry.hire("000117", "王小明", site, line);
        ImportProblem problem = onlyProblem("117,王小明,一线,,\n");
        assertEquals("import.number.zeros-lost", problem.code());
        assertEquals("000117", problem.suggestion());
        assertEquals(2, problem.row());
        assertEquals(0, problem.column());
        assertTrue(problem.detail().contains("leading zeros"));
    }

    @Test
    void datesAreReadAsWrittenAndWhatIsUnclearIsNotGuessed() {
        Map<String, String> expected = new HashMap<>(Map.of(
                "30/02/2026", "import.date.impossible",
                "03/04/2026", "import.date.ambiguous",
                "46328", "import.date.serial",
                "soon", "import.date.unreadable",
                "1890-01-01", "import.date.far",
                "2026-13-01", "import.date.unreadable"));
        expected.forEach((text, code) ->
                assertEquals(code, onlyProblem("0009,韩梅梅,一线,," + text + "\n").code(), text));
        for (String text :
                List.of("2026-11-2", "2026/11/02", "2026年11月2日", "20261102", "2026.11.02", "2026-11-02 00:00:00")) {
            commit(open("0009,韩梅梅,一线,," + text + "\n"), ImportMode.ALL_OR_NOTHING);
            assertEquals(LocalDate.of(2026, 11, 2), person("0009").hiredOn(), text);
        }
        commit(open("0010,韩梅梅,一线,,25/10/2026\n"), ImportMode.ALL_OR_NOTHING);
        assertEquals(LocalDate.of(2026, 10, 25), person("0010").hiredOn());
    }

    @Test
    void whatIsWrongIsSaidOfItsCell() {
        Map<String, Map.Entry<String, Integer>> expected = Map.of(
                "0009,,一线,,\n", Map.entry("import.name.missing", 1),
                "0009,韩梅梅,一线线,,\n", Map.entry("import.department.unknown", 2),
                "0009,韩梅梅,,,\n", Map.entry("import.department.missing", 2),
                "0009,韩梅梅,一线,call me,\n", Map.entry("import.phone.malformed", 3),
                "1.00412E+05,韩梅梅,一线,,\n", Map.entry("import.number.rounded", 0),
                "a b,韩梅梅,一线,,\n", Map.entry("import.number.malformed", 0),
                "0009,³Âºê,一线,,\n", Map.entry("import.text.scrambled", 1),
                "0009,#N/A,一线,,\n", Map.entry("import.cell.error", 1));
        expected.forEach((row, where) -> {
            ImportProblem problem = draftOf(row).problems().stream()
                    .filter(ImportProblem::serious)
                    .filter(found -> found.code().equals(where.getKey()))
                    .findFirst()
                    .orElseThrow(
                            () -> new AssertionError(row + ": " + draftOf(row).problems()));
            assertEquals(where.getValue(), problem.column(), row);
        });
        assertEquals("陈宏", onlyProblem("0009,³Âºê,一线,,\n").suggestion());
    }

    @Test
    void aNumberThatComesTwiceIsWrongTheSecondTime() {
        ImportDraft draft = open("0009,韩梅梅,一线,,\n0010,李雷,一线,,\n0009,王五,一线,,\n");
        assertEquals(new ImportCounts(3, 2, 0, 0, 1), draft.counts());
        assertEquals(4, draft.problems().get(0).row());
        assertTrue(draft.problems().get(0).detail().contains("row 2"));
    }

    @Test
    void anotherNameForAKnownNumberIsARemarkAndNotAnError() {
        registry.hire("0001", "王小明", site, line);
        ImportDraft draft = open("0001,丁佳仪,一线,,\n");
        assertEquals(new ImportCounts(1, 0, 1, 0, 0), draft.counts());
        assertEquals("import.name.other", draft.problems().get(0).code());
        assertFalse(draft.problems().get(0).serious());
    }

    @Test
    void aMendedCellMakesItsRowGood() {
        ImportDraft draft = open("0009,,一线,,\n0010,李雷,一线线,,\n");
        assertEquals(2, draft.counts().wrong());
        ImportDraft mended = check(draft, draft.mapping(), List.of(new CellFix(2, 1, "韩梅梅")), draft.options());
        assertEquals(1, mended.counts().wrong());
        ImportDraft both = check(mended, mended.mapping(), List.of(new CellFix(3, 2, "一线")), mended.options());
        assertEquals(new ImportCounts(2, 2, 0, 0, 0), both.counts());
        commit(both, ImportMode.ALL_OR_NOTHING);
        assertEquals("韩梅梅", person("0009").name().zh());
    }

    @Test
    void aColumnNobodyKnowsIsMappedByHand() {
        ImportDraft draft = registry.imports.open(
                registry.actor, Scope.EVERYBODY, "x.csv", bytes("Code,Who,部门\n0009,Ann Smith,一线\n"));
        assertEquals(Map.of(2, ImportField.DEPARTMENT), draft.mapping());
        assertThrows(Refused.class, () -> commit(draft, ImportMode.GOOD_ROWS));
        ImportDraft mapped = check(
                draft,
                Map.of(0, ImportField.NUMBER, 1, ImportField.NAME_EN, 2, ImportField.DEPARTMENT),
                List.of(),
                draft.options());
        assertEquals(new ImportCounts(1, 1, 0, 0, 0), mapped.counts());
        assertThrows(
                Refused.class,
                () -> check(mapped, Map.of(0, ImportField.NUMBER, 1, ImportField.NUMBER), List.of(), mapped.options()));
    }

    @Test
    void departmentsThatAreNotThereAreMadeByPathWhenAsked() {
        ImportDraft draft = open("0009,韩梅梅,生产部 / 二线 / 一组,,\n0010,李雷,生产部/二线,,\n0011,,做梦部,,\n");
        assertEquals(3, draft.counts().wrong());
        ImportDraft allowed = check(
                draft, draft.mapping(), List.of(), new ImportOptions(true, false, Optional.empty(), Optional.empty()));
        assertEquals(new ImportCounts(3, 2, 0, 0, 1), allowed.counts());
        assertEquals(3, registry.departments.tree(registry.org).size());
        commit(allowed, ImportMode.GOOD_ROWS);
        Set<String> names = registry.departments.tree(registry.org).stream()
                .map(department -> department.name().zh())
                .collect(Collectors.toSet());
        assertEquals(Set.of("生产部", "一线", "办公室", "二线", "一组"), names);
        assertTrue(registry.departments
                .within(registry.org, production.id())
                .contains(person("0009").department()));
    }

    @Test
    void aNameThatTwoDepartmentsHaveIsNotGuessed() {
        registry.department("一线", office);
        ImportProblem problem = onlyProblem("0009,韩梅梅,一线,,\n");
        assertEquals("import.department.ambiguous", problem.code());
        assertEquals(1, open("0009,韩梅梅,办公室/一线,,\n").counts().fresh());
    }

    @Test
    void withTwoSitesTheRowOrThePersonAtTheScreenSaysWhich() {
        registry.site("马德里", "Europe/Madrid");
        ImportDraft draft = open("0009,韩梅梅,一线,,\n");
        assertEquals("import.site.missing", draft.problems().get(0).code());
        ImportDraft chosen = check(
                draft,
                draft.mapping(),
                List.of(),
                new ImportOptions(false, false, Optional.of(site.id()), Optional.of(LocalDate.of(2026, 1, 5))));
        commit(chosen, ImportMode.ALL_OR_NOTHING);
        assertEquals(site.id(), person("0009").site());
        assertEquals(LocalDate.of(2026, 1, 5), person("0009").hiredOn());
    }

    @Test
    void undoTakesBackWhatWasAddedAndRestoresWhatWasChanged() {
        Employee li = registry.hire("0002", "李雷", site, line);
        ImportDraft done = commit(open("0002,李大雷,办公室,13900001234,\n0003,韩梅梅,一线,,\n"), ImportMode.GOOD_ROWS);
        ImportDraft undone = registry.imports.undo(registry.actor, Scope.EVERYBODY, done.id());
        assertEquals(ImportDraft.State.UNDONE, undone.state());
        assertEquals(1, people().size());
        Employee back = person("0002");
        assertEquals(li.person(), back.person());
        assertEquals(li.placement(), back.placement());
        assertEquals(
                1,
                registry.employees
                        .history(registry.org, Scope.EVERYBODY, li.id())
                        .size());
        assertEquals(1, found("lilei").size());
        assertEquals(undone, registry.imports.undo(registry.actor, Scope.EVERYBODY, done.id()));
        assertThrows(Refused.class, () -> commit(done, ImportMode.GOOD_ROWS));
    }

    @Test
    void undoIsRefusedWhenLaterWorkTouchedARow() {
        ImportDraft done = commit(open("0003,韩梅梅,一线,,\n0004,李雷,一线,,\n"), ImportMode.GOOD_ROWS);
        Employee han = person("0003");
        registry.employees.amend(
                registry.actor,
                Scope.EVERYBODY,
                han.id(),
                "0003",
                PersonalData.named(new LocalName("韩梅", "")),
                han.version());
        Refused refused =
                assertThrows(Refused.class, () -> registry.imports.undo(registry.actor, Scope.EVERYBODY, done.id()));
        assertEquals("import.undo.touched", refused.code());
        assertTrue(refused.getMessage().contains("0003"));
        assertEquals(2, people().size());
    }

    @Test
    void undoIsRefusedWhenSomebodyGotACardMeanwhile() {
        ImportDraft done = commit(open("0003,韩梅梅,一线,,\n"), ImportMode.GOOD_ROWS);
        registry.people.refer(person("0003").id());
        assertThrows(Refused.class, () -> registry.imports.undo(registry.actor, Scope.EVERYBODY, done.id()));
        assertEquals(1, people().size());
    }

    @Test
    void whatIsWrongComesBackAsASheetWithReasons() {
        ImportDraft draft = open("0009,,一线,,\n0010,李雷,一线,,\n0011,=cmd(),做梦部,,\n");
        for (SheetFormat format : SheetFormat.values()) {
            byte[] bytes = registry.imports.wrongRows(registry.actor, Scope.EVERYBODY, draft.id(), format, Language.ZH);
            Sheet sheet = SheetReader.read(new ByteArrayInputStream(bytes));
            assertEquals(List.of("工号", "姓名", "部门", "手机", "入职日期", "原因"), sheet.headings());
            assertEquals(2, sheet.rows().size());
            assertEquals("姓名: 缺少姓名", sheet.rows().get(0).cell(5).text());
            assertEquals("=cmd()", sheet.rows().get(1).cell(1).text());
        }
        String csv = new String(
                registry.imports.wrongRows(registry.actor, Scope.EVERYBODY, draft.id(), SheetFormat.CSV, Language.EN),
                StandardCharsets.UTF_8);
        assertTrue(csv.contains("'=cmd()"));
        assertTrue(csv.contains("a name is needed"));
        assertEquals(
                List.of(2, 4),
                registry.imports.wrong(registry.actor, Scope.EVERYBODY, draft.id()).stream()
                        .map(row -> row.row())
                        .toList());
    }

    @Test
    void whoMaySeeOnlyTheOfficeBringsNobodyInElsewhere() {
        registry.hire("0001", "王小明", site, line);
        Scope officeOnly = new Scope(false, Set.of(), Set.of(office.id()), Set.of());
        ImportDraft draft = registry.imports.open(
                registry.actor, officeOnly, "x.csv", bytes(HEADING + "0001,王大明,,,\n0002,李雷,一线,,\n0003,韩梅梅,办公室,,\n"));
        assertEquals(new ImportCounts(3, 1, 0, 0, 2), draft.counts());
        assertEquals(
                Set.of("import.number.out-of-scope", "import.placement.out-of-scope"),
                draft.problems().stream().map(ImportProblem::code).collect(Collectors.toSet()));
        assertEquals(
                2,
                registry.imports
                        .wrong(registry.actor, Scope.EVERYBODY, draft.id())
                        .size());
        registry.imports.commit(registry.actor, officeOnly, draft.id(), ImportMode.GOOD_ROWS);
        assertEquals("王小明", person("0001").name().zh());
    }

    @Test
    void theTemplatesExampleIsNeverTaken() {
        for (Language language : Language.values()) {
            byte[] template = registry.imports.template(SheetFormat.XLSX, language);
            ImportDraft draft = registry.imports.open(
                    registry.actor, Scope.EVERYBODY, "t.xlsx", new ByteArrayInputStream(template));
            assertEquals(new ImportCounts(0, 0, 0, 0, 0), draft.counts());
        }
    }

    @Test
    void whatAnImportAltersIsHandedOnForEvaluation() {
        Employee li = registry.hire("0002", "李雷", site, line);
        registry.changes.take(registry.org, 100);
        commit(open("0002,李大雷,,,\n0003,韩梅梅,一线,,2026-11-02\n"), ImportMode.GOOD_ROWS);
        List<RegistryChange> changes = registry.changes.take(registry.org, 100);
        assertEquals(
                List.of(LocalDate.of(2026, 11, 2)),
                changes.stream().map(RegistryChange::from).toList());
        assertFalse(changes.stream()
                .anyMatch(change -> change.subject().equals(li.id().value())));
    }

    private ImportDraft open(String rows) {
        return registry.imports.open(registry.actor, Scope.EVERYBODY, "people.csv", bytes(HEADING + rows));
    }

    private ImportDraft sheet(String text) {
        return registry.imports.open(registry.actor, Scope.EVERYBODY, "people.csv", bytes(text));
    }

    private ImportDraft draftOf(String rows) {
        return open(rows);
    }

    private ImportProblem onlyProblem(String rows) {
        ImportDraft draft = open(rows);
        assertEquals(1, draft.counts().wrong(), rows + draft.problems());
        return draft.problems().stream()
                .filter(ImportProblem::serious)
                .findFirst()
                .orElseThrow();
    }

    private ImportDraft check(
            ImportDraft draft, Map<Integer, ImportField> mapping, List<CellFix> fixes, ImportOptions options) {
        return registry.imports.check(
                registry.actor, Scope.EVERYBODY, draft.id(), draft.version(), mapping, fixes, options);
    }

    private ImportDraft commit(ImportDraft draft, ImportMode mode) {
        return registry.imports.commit(registry.actor, Scope.EVERYBODY, draft.id(), mode);
    }

    private List<Employee> people() {
        return found("");
    }

    private List<Employee> found(String text) {
        return registry.employees
                .page(registry.org, Scope.EVERYBODY, EmployeeFilter.text(text), Page.first(500))
                .items();
    }

    private Employee person(String number) {
        return registry.directory
                .numbered(registry.org, List.of(number))
                .get(number)
                .get(0);
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
