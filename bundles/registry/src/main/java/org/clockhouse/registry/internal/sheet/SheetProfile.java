package org.clockhouse.registry.internal.sheet;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.registry.imports.ImportField;
import org.clockhouse.registry.internal.SearchKeys;

/**
 * How another product heads what it exports; see {@code profiles.properties}.
 *
 * @param needs headings of which one of each list must be there
 * @param roots of a department's path there
 */
public record SheetProfile(
        String product, List<Set<String>> needs, Map<ImportField, List<String>> headings, List<String> roots) {

    /** Rows above the headings, in which a product explains itself. */
    private static final int MOST_ABOVE = 12;

    private static final List<SheetProfile> SHIPPED = shipped();

    /** The one with the most columns in it; empty for a sheet of nobody we know. */
    public static Optional<SheetProfile> of(List<String> headings) {
        Set<String> folded = headings.stream().map(SheetProfile::folded).collect(Collectors.toSet());
        return SHIPPED.stream()
                .filter(profile ->
                        profile.needs.stream().allMatch(any -> any.stream().anyMatch(folded::contains)))
                .max(Comparator.comparingInt(
                        profile -> profile.mapping(headings).size()));
    }

    /** The row that holds the headings of a product, which may stand below an explanation; 0 where none does. */
    static int headingRow(List<Sheet.Row> rows) {
        for (int row = 1; row < Math.min(rows.size(), MOST_ABOVE); row++) {
            if (of(texts(rows.get(row))).isPresent()) {
                return of(texts(rows.get(0))).isPresent() ? 0 : row;
            }
        }
        return 0;
    }

    private static List<String> texts(Sheet.Row row) {
        return row.cells().stream().map(Sheet.Cell::text).toList();
    }

    /** Each field at most once, and each column. */
    public Map<Integer, ImportField> mapping(List<String> named) {
        List<String> folded = named.stream().map(SheetProfile::folded).toList();
        Map<Integer, ImportField> mapping = new TreeMap<>();
        headings.forEach((field, wanted) -> wanted.stream()
                .map(folded::indexOf)
                .filter(column -> column >= 0 && !mapping.containsKey(column))
                .findFirst()
                .ifPresent(column -> mapping.put(column, field)));
        return mapping;
    }

    /** Without what the product adds so that sheet programs keep its zeros, and without its root above all departments. */
    public Sheet tidy(Sheet sheet, Map<Integer, ImportField> mapping) {
        List<Sheet.Row> rows = new ArrayList<>();
        for (Sheet.Row row : sheet.rows()) {
            List<Sheet.Cell> cells = new ArrayList<>();
            for (int column = 0; column < row.cells().size(); column++) {
                cells.add(tidy(row.cell(column), mapping.get(column)));
            }
            rows.add(new Sheet.Row(row.number(), cells));
        }
        return new Sheet(sheet.encoding(), sheet.headings(), rows);
    }

    private Sheet.Cell tidy(Sheet.Cell cell, ImportField field) {
        String text = cell.text().strip();
        String bare = text.matches("=\"[^\"]*\"") ? text.substring(2, text.length() - 1) : text.replaceFirst("^'", "");
        if (field == ImportField.DEPARTMENT) {
            for (String root : roots) {
                bare = bare.startsWith(root + "/") ? bare.substring(root.length() + 1) : bare;
            }
        }
        return bare.equals(cell.text()) ? cell : Sheet.Cell.text(bare);
    }

    private static String folded(String heading) {
        return SearchKeys.fold(heading.replaceAll("[（(][^)）]*[)）]|\\*", "").strip());
    }

    private static List<SheetProfile> shipped() {
        Properties all = new Properties();
        try (Reader reader = new InputStreamReader(
                SheetProfile.class.getResourceAsStream("profiles.properties"), StandardCharsets.UTF_8)) {
            all.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Set<String> products = all.stringPropertyNames().stream()
                .map(name -> name.substring(0, name.indexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
        return products.stream().map(product -> profile(product, all)).toList();
    }

    private static SheetProfile profile(String product, Properties all) {
        Map<ImportField, List<String>> headings = new EnumMap<>(ImportField.class);
        for (ImportField field : ImportField.values()) {
            List<String> words = words(all, product + "." + field);
            if (!words.isEmpty()) {
                headings.put(field, words.stream().map(SheetProfile::folded).toList());
            }
        }
        List<Set<String>> needs = Stream.of(all.getProperty(product + ".needs").split(","))
                .map(field -> words(all, product + "." + field.strip()).stream()
                        .map(SheetProfile::folded)
                        .collect(Collectors.toSet()))
                .toList();
        return new SheetProfile(product, needs, headings, words(all, product + ".root"));
    }

    private static List<String> words(Properties all, String name) {
        return Stream.of(all.getProperty(name, "").split("\\|"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
