package org.clockhouse.registry.internal.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.Numbers;
import org.clockhouse.registry.imports.ImportField;
import org.clockhouse.registry.imports.ImportOptions;
import org.clockhouse.registry.internal.organisation.PlaceNames;
import org.clockhouse.registry.internal.organisation.Places;
import org.clockhouse.registry.internal.sheet.Sheet;
import org.clockhouse.registry.spi.EmployeeRepository;

/** Works out what rows would do, against the registry as it is now: three queries a thousand rows, the rest in memory. */
final class SheetPlanner {

    private static final int AT_ONCE = 1000;
    /** The number of the template's example row, which is never taken. */
    static final Set<String> EXAMPLES = Set.of("示例001", "example001");

    private final EmployeeRepository employees;
    private final Places places;
    private final PlaceNames names;
    private final Scope scope;
    private final ImportOptions options;
    private final Map<ImportField, Integer> columns;

    SheetPlanner(
            EmployeeRepository employees,
            Places places,
            PlaceNames names,
            Scope scope,
            ImportOptions options,
            Map<Integer, ImportField> mapping) {
        this.employees = employees;
        this.places = places;
        this.names = names;
        this.scope = scope;
        this.options = options;
        this.columns = new EnumMap<>(ImportField.class);
        mapping.forEach((column, field) -> columns.put(field, column));
    }

    PlaceNames names() {
        return names;
    }

    /**
     * @param rows those to plan
     * @param firstRows in which row of the whole sheet each folded number stands first
     */
    List<RowPlan> plan(List<Sheet.Row> rows, Map<String, Integer> firstRows) {
        List<RowPlan> plans = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            List<RowValues> values = rows.subList(from, Math.min(rows.size(), from + AT_ONCE)).stream()
                    .map(row -> new RowValues(row, columns))
                    .filter(row -> !isExample(row.number()))
                    .toList();
            Stored stored = stored(values);
            values.forEach(row -> plans.add(plan(row, stored, firstRows)));
        }
        return plans;
    }

    /** In which row each number stands first. */
    Map<String, Integer> firstRows(List<Sheet.Row> rows) {
        Map<String, Integer> first = new HashMap<>();
        Integer column = columns.get(ImportField.NUMBER);
        if (column != null) {
            for (Sheet.Row row : rows) {
                first.putIfAbsent(Numbers.folded(row.cell(column).text()), row.number());
            }
        }
        return first;
    }

    private RowPlan plan(RowValues row, Stored stored, Map<String, Integer> firstRows) {
        String folded = Numbers.folded(row.number());
        if (folded.isEmpty()) {
            row.add(Finding.Kind.NUMBER_MISSING, ImportField.NUMBER);
            return new RowPlan.Wrong(row.row(), row.findings());
        }
        int first = firstRows.getOrDefault(folded, row.row());
        if (first != row.row()) {
            row.add(Finding.Kind.NUMBER_TWICE, ImportField.NUMBER, String.valueOf(first));
        }
        Employee there = stored.byNumber().get(folded);
        if (there == null) {
            zerosLost(row, stored);
            return new FreshRow(row, places, names, scope, options).plan();
        }
        if (!stored.seen().contains(there.id())) {
            row.add(Finding.Kind.NUMBER_OUT_OF_SCOPE, ImportField.NUMBER);
            return new RowPlan.Wrong(row.row(), row.findings());
        }
        return new KnownRow(row, places, names, scope, options)
                .plan(there, stored.periods().getOrDefault(there.id(), List.of()));
    }

    /** A number that is only somebody's without their leading zeros is that somebody's, damaged by a sheet program. */
    private static void zerosLost(RowValues row, Stored stored) {
        List<Employee> alike = stored.byBare().getOrDefault(Numbers.bare(row.number()), List.of());
        List<String> longer = alike.stream()
                .map(Employee::number)
                .filter(number -> number.length() > row.number().length())
                .toList();
        if (longer.size() == 1) {
            row.suggest(Finding.Kind.NUMBER_ZEROS, ImportField.NUMBER, longer.get(0), longer.get(0));
        } else if (longer.isEmpty()
                && row.isNumeric(ImportField.NUMBER)
                && stored.width() > row.number().length()) {
            String padded = "0".repeat(stored.width() - row.number().length()) + row.number();
            row.suggest(Finding.Kind.NUMBER_ZEROS, ImportField.NUMBER, padded, padded);
        }
    }

    /**
     * What the registry holds of these rows.
     *
     * @param width of the numbers in these rows when all that are text begin with a zero and are equally long; else 0
     */
    private record Stored(
            Map<String, Employee> byNumber,
            Map<String, List<Employee>> byBare,
            Set<EmployeeId> seen,
            Map<EmployeeId, List<EmploymentPeriod>> periods,
            int width) {}

    private Stored stored(List<RowValues> rows) {
        Set<String> bare = rows.stream()
                .map(row -> Numbers.bare(row.number()))
                .filter(number -> !number.isEmpty())
                .collect(Collectors.toSet());
        List<Employee> alike = bare.isEmpty() ? List.of() : employees.numbered(bare);
        Map<String, Employee> byNumber = new HashMap<>();
        alike.forEach(employee -> byNumber.put(Numbers.folded(employee.number()), employee));
        Set<EmployeeId> named = new HashSet<>();
        for (RowValues row : rows) {
            Employee there = byNumber.get(Numbers.folded(row.number()));
            if (there != null) {
                named.add(there.id());
            }
        }
        return new Stored(
                byNumber,
                alike.stream().collect(Collectors.groupingBy(employee -> Numbers.bare(employee.number()))),
                named.isEmpty() ? Set.of() : employees.seen(scope, named),
                named.isEmpty()
                        ? Map.of()
                        : employees.periods(named).stream().collect(Collectors.groupingBy(EmploymentPeriod::employee)),
                width(rows));
    }

    private static int width(List<RowValues> rows) {
        List<String> texts = rows.stream()
                .filter(row ->
                        !row.isNumeric(ImportField.NUMBER) && !row.number().isEmpty())
                .map(RowValues::number)
                .toList();
        boolean padded = !texts.isEmpty()
                && texts.stream().anyMatch(number -> number.startsWith("0"))
                && texts.stream().allMatch(number -> number.matches("[0-9]+"))
                && texts.stream().map(String::length).distinct().count() == 1;
        return padded ? texts.get(0).length() : 0;
    }

    private static boolean isExample(String number) {
        return EXAMPLES.contains(Numbers.folded(number));
    }
}
