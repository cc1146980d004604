package org.clockhouse.registry.internal.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.Numbers;
import org.clockhouse.registry.imports.ImportDraft;
import org.clockhouse.registry.imports.ImportField;
import org.clockhouse.registry.imports.ImportProblem;
import org.clockhouse.registry.imports.ImportedCredentials;
import org.clockhouse.registry.internal.sheet.Sheet;
import org.clockhouse.registry.spi.EmployeeRepository;

/**
 * Gives the people of a sheet the cards and PINs in it, once they are written. Each is a matter of its own: one that is refused
 * is a remark beside its cell, and whoever was written stays. A commit repeated gives again, which changes nothing.
 */
final class SheetCredentials {

    private static final Set<ImportField> FIELDS = Set.of(ImportField.CARD, ImportField.PIN);
    private static final String CODE = "import.credential.refused";

    private final EmployeeRepository employees;
    private final Transactions transactions;
    private final Optional<ImportedCredentials> desk;

    SheetCredentials(EmployeeRepository employees, Transactions transactions, Optional<ImportedCredentials> desk) {
        this.employees = employees;
        this.transactions = transactions;
        this.desk = desk;
    }

    static boolean areIn(ImportDraft draft) {
        return draft.mapping().values().stream().anyMatch(FIELDS::contains);
    }

    /** @return what was not given, and why */
    List<ImportProblem> give(Actor actor, Scope scope, ImportDraft draft, Sheet sheet) {
        List<ImportProblem> refused = new ArrayList<>();
        if (!areIn(draft)) {
            return refused;
        }
        Map<ImportField, Integer> columns =
                draft.mapping().entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        int size = SheetCommit.PEOPLE_AT_ONCE;
        for (int from = 0; from < sheet.rows().size(); from += size) {
            List<Sheet.Row> rows =
                    sheet.rows().subList(from, Math.min(sheet.rows().size(), from + size));
            Map<String, EmployeeId> people = people(actor, rows, columns.get(ImportField.NUMBER));
            for (Sheet.Row row : rows) {
                EmployeeId employee = people.get(number(row, columns.get(ImportField.NUMBER)));
                if (employee != null) {
                    FIELDS.stream().sorted().filter(columns::containsKey).forEach(field -> give(
                                    actor, scope, employee, row, field, columns.get(field))
                            .ifPresent(refused::add));
                }
            }
        }
        return refused;
    }

    private Optional<ImportProblem> give(
            Actor actor, Scope scope, EmployeeId employee, Sheet.Row row, ImportField field, int column) {
        String cell = row.cell(column).text().strip();
        if (cell.isEmpty() || cell.equals("0")) {
            return Optional.empty();
        }
        Optional<String> why = desk.isEmpty()
                ? Optional.of("cards are not kept here now")
                : desk.get().give(actor, scope, employee, field, cell);
        return why.map(reason -> new ImportProblem(row.number(), column, CODE, "", reason, "", false));
    }

    private Map<String, EmployeeId> people(Actor actor, List<Sheet.Row> rows, int column) {
        Set<String> bare = rows.stream()
                .map(row -> Numbers.bare(number(row, column)))
                .filter(number -> !number.isEmpty())
                .collect(Collectors.toSet());
        return bare.isEmpty()
                ? Map.of()
                : transactions.in(actor.org(), () -> employees.numbered(bare)).stream()
                        .collect(Collectors.toMap(
                                employee -> Numbers.folded(employee.number()), Employee::id, (one, same) -> one));
    }

    private static String number(Sheet.Row row, int column) {
        return Numbers.folded(Numbers.tidy(row.cell(column).text().strip()));
    }
}
