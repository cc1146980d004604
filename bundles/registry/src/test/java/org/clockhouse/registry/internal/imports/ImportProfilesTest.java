package org.clockhouse.registry.internal.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.imports.ImportDraft;
import org.clockhouse.registry.imports.ImportField;
import org.clockhouse.registry.imports.ImportMode;
import org.clockhouse.registry.organisation.Department;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * People, cards and numbers at terminals as other products export them. The files are made here in the shape of what is publicly
 * described of those products; none of them comes from one.
 */
class ImportProfilesTest {

    private final InMemoryRegistry registry = new InMemoryRegistry(
            new InMemoryTransactions(),
            new RecordedAudit(),
            new RecordedChanges(),
            new TestClock("2026-11-23T02:00:00Z"));

    @BeforeEach
    void aPlace() {
        registry.site("Works", "Asia/Manila");
        Department production = registry.department("Production");
        registry.department("Line 1", production);
    }

    private ImportDraft open(String sheet) {
        return registry.imports.open(
                registry.actor,
                Scope.EVERYBODY,
                "export.csv",
                new ByteArrayInputStream(sheet.getBytes(StandardCharsets.UTF_8)));
    }

    private ImportDraft commit(ImportDraft draft) {
        return registry.imports.commit(registry.actor, Scope.EVERYBODY, draft.id(), ImportMode.GOOD_ROWS);
    }

    private Employee person(String number) {
        return registry.directory
                .numbered(registry.org, List.of(number))
                .get(number)
                .get(0);
    }

    @Test
    void bioTimeGivesPeopleAndCards() {
        ImportDraft draft = open(
                "Employee ID*,First Name,Last Name,Department Number,Department Name,Position Name,Hired Date,Gender,Mobile,Card Number\n"
                        + "1001,Ana,Cruz,3,Line 1,Operator,2024-03-01,F,+63 917 000 0000,0012345678\n"
                        + "1002,芳,王,3,Line 1,,2024-03-01,F,,\n");
        assertEquals(
                Map.of(
                        0, ImportField.NUMBER,
                        1, ImportField.GIVEN_NAME,
                        2, ImportField.FAMILY_NAME,
                        4, ImportField.DEPARTMENT,
                        5, ImportField.POSITION,
                        6, ImportField.HIRED_ON,
                        7, ImportField.GENDER,
                        8, ImportField.PHONE,
                        9, ImportField.CARD),
                draft.mapping());
        assertEquals(2, commit(draft).counts().fresh());
        assertEquals("Ana Cruz", person("1001").name().en());
        assertEquals("王芳", person("1002").name().zh());
        assertEquals(List.of("CARD 0012345678"), registry.given);
    }

    @Test
    void zkTimeNumbersItsTerminalsApartFromThePeople() {
        commit(open("AC No.,Employee No.,Name,Department,Title,Card Number,Password,Privilege,Employment Date\n"
                + "17,MNL-017,Ana Cruz,Line 1,Operator,12345678,4711,User,2024-03-01\n"
                + "18,MNL-018,Bo Diaz,Line 1,,0,,User,2024-03-01\n"));
        assertEquals("Operator", person("MNL-017").placement().position());
        assertEquals(List.of("CARD 12345678", "PIN 17", "PIN 18"), registry.given, "and no password");
    }

    @Test
    void zkTimeWithOneNumberOnlyUsesItForThePerson() {
        ImportDraft draft = open("AC No.,Name,Department,Privilege\n17,Ana Cruz,Line 1,User\n");
        assertEquals(ImportField.NUMBER, draft.mapping().get(0));
        assertTrue(!draft.mapping().containsValue(ImportField.PIN));
    }

    @Test
    void hikCentralExplainsItselfAboveItsHeadings() {
        ImportDraft draft = open("Import persons in batch,,,,,,\n"
                + "1. Columns with an asterisk are required.,,,,,,\n"
                + "*ID,*First Name,Last Name,*Department,Effective Time,Card No.,PIN Code\n"
                + "'0007,Ana,Cruz,All Persons/Production/Line 1,2024/01/01 00:00:00,12345678;87654321,1234\n"
                + "=\"0008\",Bo,,All Departments/Production,2024/01/01 00:00:00,X99,\n");
        assertEquals(List.of("*ID", "*First Name", "Last Name"), draft.columns().subList(0, 3));
        ImportDraft done = commit(draft);
        assertEquals(2, done.counts().fresh());
        assertEquals("Ana Cruz", person("0007").name().en());
        assertEquals("Bo", person("0008").name().en());
        assertEquals(List.of("CARD 12345678;87654321"), registry.given);
        assertEquals("import.credential.refused", done.problems().get(0).code());
        assertEquals(5, done.problems().get(0).row(), "as the sheet program counts");
        assertEquals("", done.problems().get(0).value(), "a number is not repeated");
    }

    @Test
    void aSheetThatGaveCardsIsNotUndoneAtOnce() {
        ImportDraft done = commit(
                open(
                        "Employee ID,First Name,Last Name,Department Name,Hired Date,Card Number\n1001,Ana,Cruz,Line 1,2024-03-01,5\n"));
        Refused refused =
                assertThrows(Refused.class, () -> registry.imports.undo(registry.actor, Scope.EVERYBODY, done.id()));
        assertEquals("import.undo.credentials", refused.code());
    }

    @Test
    void aSheetOfNobodyIsReadAsBefore() {
        ImportDraft draft = open("Number,Name,Department,Remark\n1001,Ana Cruz,Line 1,=\"x\"\n");
        assertEquals(Map.of(0, ImportField.NUMBER, 1, ImportField.NAME_ZH, 2, ImportField.DEPARTMENT), draft.mapping());
    }
}
