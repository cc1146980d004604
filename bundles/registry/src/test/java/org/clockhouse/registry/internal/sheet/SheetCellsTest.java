package org.clockhouse.registry.internal.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.imports.CellFix;
import org.clockhouse.registry.imports.ImportCounts;
import org.clockhouse.registry.imports.ImportDraft;
import org.clockhouse.registry.imports.ImportField;
import org.clockhouse.registry.imports.ImportMode;
import org.clockhouse.registry.imports.ImportOptions;
import org.clockhouse.registry.imports.ImportProblem;
import org.clockhouse.registry.internal.imports.ImportOffice;
import org.junit.jupiter.api.Test;

/** T025: what each cell of a sheet is read as, and what is said of one that is wrong. */
class SheetCellsTest {

    private final ImportOffice company = new ImportOffice();

    @Test
    void zerosThatExcelLostAreNamedAndTheRightNumberSuggested() {
        company.registry.hire("000117", "王小明", company.site, company.line);
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
            company.commit(company.open("0009,韩梅梅,一线,," + text + "\n"), ImportMode.ALL_OR_NOTHING);
            assertEquals(LocalDate.of(2026, 11, 2), company.person("0009").hiredOn(), text);
        }
        company.commit(company.open("0010,韩梅梅,一线,,25/10/2026\n"), ImportMode.ALL_OR_NOTHING);
        assertEquals(LocalDate.of(2026, 10, 25), company.person("0010").hiredOn());
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
            ImportProblem problem = company.open(row).problems().stream()
                    .filter(ImportProblem::serious)
                    .filter(found -> found.code().equals(where.getKey()))
                    .findFirst()
                    .orElseThrow(() ->
                            new AssertionError(row + ": " + company.open(row).problems()));
            assertEquals(where.getValue(), problem.column(), row);
        });
        assertEquals("陈宏", onlyProblem("0009,³Âºê,一线,,\n").suggestion());
    }

    @Test
    void aNumberThatComesTwiceIsWrongTheSecondTime() {
        ImportDraft draft = company.open("0009,韩梅梅,一线,,\n0010,李雷,一线,,\n0009,王五,一线,,\n");
        assertEquals(new ImportCounts(3, 2, 0, 0, 1), draft.counts());
        assertEquals(4, draft.problems().get(0).row());
        assertTrue(draft.problems().get(0).detail().contains("row 2"));
    }

    @Test
    void anotherNameForAKnownNumberIsARemarkAndNotAnError() {
        company.registry.hire("0001", "王小明", company.site, company.line);
        ImportDraft draft = company.open("0001,丁佳仪,一线,,\n");
        assertEquals(new ImportCounts(1, 0, 1, 0, 0), draft.counts());
        assertEquals("import.name.other", draft.problems().get(0).code());
        assertFalse(draft.problems().get(0).serious());
    }

    @Test
    void aMendedCellMakesItsRowGood() {
        ImportDraft draft = company.open("0009,,一线,,\n0010,李雷,一线线,,\n");
        assertEquals(2, draft.counts().wrong());
        ImportDraft mended = company.check(draft, draft.mapping(), List.of(new CellFix(2, 1, "韩梅梅")), draft.options());
        assertEquals(1, mended.counts().wrong());
        ImportDraft both = company.check(mended, mended.mapping(), List.of(new CellFix(3, 2, "一线")), mended.options());
        assertEquals(new ImportCounts(2, 2, 0, 0, 0), both.counts());
        company.commit(both, ImportMode.ALL_OR_NOTHING);
        assertEquals("韩梅梅", company.person("0009").name().zh());
    }

    @Test
    void aColumnNobodyKnowsIsMappedByHand() {
        ImportDraft draft = company.registry.imports.open(
                company.registry.actor,
                Scope.EVERYBODY,
                "x.csv",
                ImportOffice.bytes("Code,Who,部门\n0009,Ann Smith,一线\n"));
        assertEquals(Map.of(2, ImportField.DEPARTMENT), draft.mapping());
        assertThrows(Refused.class, () -> company.commit(draft, ImportMode.GOOD_ROWS));
        ImportDraft mapped = company.check(
                draft,
                Map.of(0, ImportField.NUMBER, 1, ImportField.NAME_EN, 2, ImportField.DEPARTMENT),
                List.of(),
                draft.options());
        assertEquals(new ImportCounts(1, 1, 0, 0, 0), mapped.counts());
        assertThrows(
                Refused.class,
                () -> company.check(
                        mapped, Map.of(0, ImportField.NUMBER, 1, ImportField.NUMBER), List.of(), mapped.options()));
    }

    @Test
    void departmentsThatAreNotThereAreMadeByPathWhenAsked() {
        ImportDraft draft = company.open("0009,韩梅梅,生产部 / 二线 / 一组,,\n0010,李雷,生产部/二线,,\n0011,,做梦部,,\n");
        assertEquals(3, draft.counts().wrong());
        ImportDraft allowed = company.check(
                draft, draft.mapping(), List.of(), new ImportOptions(true, false, Optional.empty(), Optional.empty()));
        assertEquals(new ImportCounts(3, 2, 0, 0, 1), allowed.counts());
        assertEquals(3, company.registry.departments.tree(company.registry.org).size());
        company.commit(allowed, ImportMode.GOOD_ROWS);
        Set<String> names = company.registry.departments.tree(company.registry.org).stream()
                .map(department -> department.name().zh())
                .collect(Collectors.toSet());
        assertEquals(Set.of("生产部", "一线", "办公室", "二线", "一组"), names);
        assertTrue(company.registry
                .departments
                .within(company.registry.org, company.production.id())
                .contains(company.person("0009").department()));
    }

    @Test
    void aNameThatTwoDepartmentsHaveIsNotGuessed() {
        company.registry.department("一线", company.office);
        ImportProblem problem = onlyProblem("0009,韩梅梅,一线,,\n");
        assertEquals("import.department.ambiguous", problem.code());
        assertEquals(1, company.open("0009,韩梅梅,办公室/一线,,\n").counts().fresh());
    }

    @Test
    void withTwoSitesTheRowOrThePersonAtTheScreenSaysWhich() {
        company.registry.site("马德里", "Europe/Madrid");
        ImportDraft draft = company.open("0009,韩梅梅,一线,,\n");
        assertEquals("import.site.missing", draft.problems().get(0).code());
        ImportDraft chosen = company.check(
                draft,
                draft.mapping(),
                List.of(),
                new ImportOptions(false, false, Optional.of(company.site.id()), Optional.of(LocalDate.of(2026, 1, 5))));
        company.commit(chosen, ImportMode.ALL_OR_NOTHING);
        assertEquals(company.site.id(), company.person("0009").site());
        assertEquals(LocalDate.of(2026, 1, 5), company.person("0009").hiredOn());
    }

    private ImportProblem onlyProblem(String rows) {
        ImportDraft draft = company.open(rows);
        assertEquals(1, draft.counts().wrong(), rows + draft.problems());
        return draft.problems().stream()
                .filter(ImportProblem::serious)
                .findFirst()
                .orElseThrow();
    }
}
