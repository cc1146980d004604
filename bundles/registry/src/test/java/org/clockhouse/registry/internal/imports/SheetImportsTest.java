package org.clockhouse.registry.internal.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.Language;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.RegistryChange;
import org.clockhouse.registry.imports.ImportCounts;
import org.clockhouse.registry.imports.ImportDraft;
import org.clockhouse.registry.imports.ImportId;
import org.clockhouse.registry.imports.ImportMode;
import org.clockhouse.registry.imports.ImportOptions;
import org.clockhouse.registry.imports.ImportProblem;
import org.clockhouse.registry.imports.Imports;
import org.clockhouse.registry.imports.SheetFormat;
import org.clockhouse.registry.internal.sheet.Sheet;
import org.clockhouse.registry.internal.sheet.SheetReader;
import org.junit.jupiter.api.Test;

/** T025: what a sheet of people brings in, and takes back. */
class SheetImportsTest {

    private final ImportOffice company = new ImportOffice();

    @Test
    void aDryRunCountsEveryRowOnceAndWritesNothing() {
        company.registry.hire("0001", "王小明", company.site, company.line);
        company.registry.hire("0002", "李雷", company.site, company.line);
        ImportDraft draft = company.open("0001,王小明,一线,,2024-03-01\n"
                + "0002,李雷,办公室,,\n"
                + "0003,韩梅梅,办公室,13800004711,2026-11-02\n"
                + ",没有工号,办公室,,\n");
        assertEquals(new ImportCounts(4, 1, 1, 1, 1), draft.counts());
        assertEquals(2, company.people().size());
        assertEquals(ImportDraft.State.CHECKED, draft.state());
    }

    @Test
    void t084ASheetIsThereForWhoBroughtItInAndForWhoImportsForEverybody() {
        ImportId sheet = company.open("0001,王小明,一线,13800004711,2024-03-01\n").id();
        Scope office = new Scope(false, Set.of(), Set.of(company.office.id()), Set.of());
        Actor other = new Actor(
                company.registry.actor.org(),
                company.registry.actor.kind(),
                "somebody-else",
                "somebody else",
                "127.0.0.1",
                "r");
        Imports imports = company.registry.imports;
        assertEquals(sheet, imports.find(company.registry.actor, office, sheet).id());
        assertEquals(sheet, imports.find(other, Scope.EVERYBODY, sheet).id());
        assertThrows(NotFound.class, () -> imports.find(other, office, sheet));
        assertThrows(NotFound.class, () -> imports.wrong(other, office, sheet));
        assertThrows(NotFound.class, () -> imports.wrongRows(other, office, sheet, SheetFormat.CSV, Language.EN));
        assertThrows(
                NotFound.class,
                () -> imports.check(other, office, sheet, 1, Map.of(), List.of(), ImportOptions.DEFAULT));
        assertThrows(NotFound.class, () -> imports.commit(other, office, sheet, ImportMode.GOOD_ROWS));
        assertThrows(NotFound.class, () -> imports.undo(other, office, sheet));
        assertEquals(0, company.people().size());
    }

    @Test
    void t025GoodRowsAreTakenAndKnownOnesUpdated() {
        Employee li = company.registry.hire("0002", "李雷", company.site, company.line);
        ImportDraft done = company.commit(
                company.open("0002,李雷,办公室,13900001234,\n0003,韩梅梅,生产部/一线,,2026-11-02\n0004,,一线,,\n"),
                ImportMode.GOOD_ROWS);
        assertEquals(new ImportCounts(3, 1, 1, 0, 1), done.counts());
        Employee moved = company.person("0002");
        assertEquals(li.id(), moved.id());
        assertEquals(company.office.id(), moved.department());
        assertEquals("13900001234", moved.person().phone());
        Employee han = company.person("0003");
        assertEquals(company.line.id(), han.department());
        assertEquals(LocalDate.of(2026, 11, 2), han.hiredOn());
        assertEquals("Han Meimei", han.person().pinyin());
    }

    @Test
    void aColumnOfDatesOfBirthIsReadKeptAndTakenBack() {
        Employee li = company.registry.hire("0002", "李雷", company.site, company.line);
        ImportDraft done = company.commit(
                company.sheet("工号,姓名,部门,出生日期\n0002,李雷,一线,2009-03-01\n0003,韩梅梅,一线,2090-01-01\n0004,王芳,一线,\n"),
                ImportMode.GOOD_ROWS);
        assertEquals(new ImportCounts(3, 1, 1, 0, 1), done.counts());
        assertEquals(
                Optional.of(LocalDate.of(2009, 3, 1)),
                company.person("0002").person().birthDate());
        assertEquals(Optional.empty(), company.person("0004").person().birthDate());
        company.commit(company.sheet("工号,姓名,部门,出生日期\n0002,李雷,一线,\n"), ImportMode.GOOD_ROWS);
        assertEquals(
                Optional.of(LocalDate.of(2009, 3, 1)),
                company.person("0002").person().birthDate());
        company.registry.imports.undo(company.registry.actor, Scope.EVERYBODY, done.id());
        assertEquals(li.person(), company.person("0002").person());
    }

    @Test
    void allOrNothingTakesNothingWhenARowIsWrong() {
        ImportDraft draft = company.open("0003,韩梅梅,一线,,\n0004,,一线,,\n");
        Refused refused = assertThrows(Refused.class, () -> company.commit(draft, ImportMode.ALL_OR_NOTHING));
        assertEquals("import.wrong-rows", refused.code());
        assertEquals(List.of(), company.people());
    }

    @Test
    void committingAgainChangesNothingAndAnswersTheSame() {
        ImportDraft draft = company.open("0003,韩梅梅,一线,,\n");
        ImportDraft first = company.commit(draft, ImportMode.GOOD_ROWS);
        int entries = company.audit.drafts().size();
        assertEquals(first, company.commit(draft, ImportMode.GOOD_ROWS));
        assertEquals(entries, company.audit.drafts().size());
        assertEquals(1, company.people().size());
    }

    @Test
    void theSameSheetASecondTimeIsUnchanged() {
        String rows = "0003,韩梅梅,一线,13800004711,2026-11-02\n";
        company.commit(company.open(rows), ImportMode.GOOD_ROWS);
        assertEquals(new ImportCounts(1, 0, 0, 1, 0), company.open(rows).counts());
    }

    @Test
    void anEmptyCellLeavesWhatIsKnown() {
        company.commit(company.open("0003,韩梅梅,一线,13800004711,2026-11-02\n"), ImportMode.GOOD_ROWS);
        company.commit(company.open("0003,,办公室,,\n"), ImportMode.GOOD_ROWS);
        Employee han = company.person("0003");
        assertEquals("韩梅梅", han.name().zh());
        assertEquals("13800004711", han.person().phone());
        assertEquals(company.office.id(), han.department());
    }

    @Test
    void manyRowsAreOneAuditEntryWithoutPersonalData() {
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= 250; i++) {
            rows.append(String.format("%04d,王%d号,一线,1380000%04d,\n", i, i, i));
        }
        int entries = company.audit.drafts().size();
        company.commit(company.open(rows.toString()), ImportMode.ALL_OR_NOTHING);
        assertEquals(250, company.people().size());
        List<AuditDraft> made =
                company.audit.drafts().subList(entries, company.audit.drafts().size());
        assertEquals(
                List.of("employee.import"),
                made.stream().map(AuditDraft::action).toList());
        assertEquals(250, made.get(0).after().get("new"));
        assertFalse(made.toString().contains("1380000"));
    }

    @Test
    void undoTakesBackWhatWasAddedAndRestoresWhatWasChanged() {
        Employee li = company.registry.hire("0002", "李雷", company.site, company.line);
        ImportDraft done =
                company.commit(company.open("0002,李大雷,办公室,13900001234,\n0003,韩梅梅,一线,,\n"), ImportMode.GOOD_ROWS);
        ImportDraft undone = company.registry.imports.undo(company.registry.actor, Scope.EVERYBODY, done.id());
        assertEquals(ImportDraft.State.UNDONE, undone.state());
        assertEquals(1, company.people().size());
        Employee back = company.person("0002");
        assertEquals(li.person(), back.person());
        assertEquals(li.placement(), back.placement());
        assertEquals(
                1,
                company.registry
                        .employees
                        .history(company.registry.org, Scope.EVERYBODY, li.id())
                        .size());
        assertEquals(1, company.found("lilei").size());
        assertEquals(undone, company.registry.imports.undo(company.registry.actor, Scope.EVERYBODY, done.id()));
        assertThrows(Refused.class, () -> company.commit(done, ImportMode.GOOD_ROWS));
    }

    @Test
    void undoIsRefusedWhenLaterWorkTouchedARow() {
        ImportDraft done = company.commit(company.open("0003,韩梅梅,一线,,\n0004,李雷,一线,,\n"), ImportMode.GOOD_ROWS);
        Employee han = company.person("0003");
        company.registry.employees.amend(
                company.registry.actor,
                Scope.EVERYBODY,
                han.id(),
                "0003",
                PersonalData.named(new LocalName("韩梅", "")),
                han.version());
        Refused refused = assertThrows(
                Refused.class, () -> company.registry.imports.undo(company.registry.actor, Scope.EVERYBODY, done.id()));
        assertEquals("import.undo.touched", refused.code());
        assertTrue(refused.getMessage().contains("0003"));
        assertEquals(2, company.people().size());
    }

    @Test
    void undoIsRefusedWhenSomebodyGotACardMeanwhile() {
        ImportDraft done = company.commit(company.open("0003,韩梅梅,一线,,\n"), ImportMode.GOOD_ROWS);
        company.registry.people.refer(company.person("0003").id());
        assertThrows(
                Refused.class, () -> company.registry.imports.undo(company.registry.actor, Scope.EVERYBODY, done.id()));
        assertEquals(1, company.people().size());
    }

    @Test
    void whatIsWrongComesBackAsASheetWithReasons() {
        ImportDraft draft = company.open("0009,,一线,,\n0010,李雷,一线,,\n0011,=cmd(),做梦部,,\n");
        for (SheetFormat format : SheetFormat.values()) {
            byte[] bytes = company.registry.imports.wrongRows(
                    company.registry.actor, Scope.EVERYBODY, draft.id(), format, Language.ZH);
            Sheet sheet = SheetReader.read(new ByteArrayInputStream(bytes));
            assertEquals(List.of("工号", "姓名", "部门", "手机", "入职日期", "原因"), sheet.headings());
            assertEquals(2, sheet.rows().size());
            assertEquals("姓名: 缺少姓名", sheet.rows().get(0).cell(5).text());
            assertEquals("=cmd()", sheet.rows().get(1).cell(1).text());
        }
        String csv = new String(
                company.registry.imports.wrongRows(
                        company.registry.actor, Scope.EVERYBODY, draft.id(), SheetFormat.CSV, Language.EN),
                StandardCharsets.UTF_8);
        assertTrue(csv.contains("'=cmd()"));
        assertTrue(csv.contains("a name is needed"));
        assertEquals(
                List.of(2, 4),
                company.registry.imports.wrong(company.registry.actor, Scope.EVERYBODY, draft.id()).stream()
                        .map(row -> row.row())
                        .toList());
    }

    @Test
    void whoMaySeeOnlyTheOfficeBringsNobodyInElsewhere() {
        company.registry.hire("0001", "王小明", company.site, company.line);
        Scope officeOnly = new Scope(false, Set.of(), Set.of(company.office.id()), Set.of());
        ImportDraft draft = company.registry.imports.open(
                company.registry.actor,
                officeOnly,
                "x.csv",
                ImportOffice.bytes(ImportOffice.HEADING + "0001,王大明,,,\n0002,李雷,一线,,\n0003,韩梅梅,办公室,,\n"));
        assertEquals(new ImportCounts(3, 1, 0, 0, 2), draft.counts());
        assertEquals(
                Set.of("import.number.out-of-scope", "import.placement.out-of-scope"),
                draft.problems().stream().map(ImportProblem::code).collect(Collectors.toSet()));
        assertEquals(
                2,
                company.registry
                        .imports
                        .wrong(company.registry.actor, Scope.EVERYBODY, draft.id())
                        .size());
        company.registry.imports.commit(company.registry.actor, officeOnly, draft.id(), ImportMode.GOOD_ROWS);
        assertEquals("王小明", company.person("0001").name().zh());
    }

    @Test
    void theTemplatesExampleIsNeverTaken() {
        for (Language language : Language.values()) {
            byte[] template = company.registry.imports.template(SheetFormat.XLSX, language);
            ImportDraft draft = company.registry.imports.open(
                    company.registry.actor, Scope.EVERYBODY, "t.xlsx", new ByteArrayInputStream(template));
            assertEquals(new ImportCounts(0, 0, 0, 0, 0), draft.counts());
        }
    }

    @Test
    void whatAnImportAltersIsHandedOnForEvaluation() {
        Employee li = company.registry.hire("0002", "李雷", company.site, company.line);
        company.registry.changes.take(company.registry.org, 100);
        company.commit(company.open("0002,李大雷,,,\n0003,韩梅梅,一线,,2026-11-02\n"), ImportMode.GOOD_ROWS);
        List<RegistryChange> changes = company.registry.changes.take(company.registry.org, 100);
        assertEquals(
                List.of(LocalDate.of(2026, 11, 2)),
                changes.stream().map(RegistryChange::from).toList());
        assertFalse(changes.stream()
                .anyMatch(change -> change.subject().equals(li.id().value())));
    }
}
