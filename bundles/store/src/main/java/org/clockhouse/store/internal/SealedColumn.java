package org.clockhouse.store.internal;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A column whose values are sealed, as {@code db/sealed.txt} names it.
 *
 * @param place what is bound into each value: text of the row's columns in braces
 * @param join what finds the columns that the row itself, {@code s}, does not have; often empty
 */
public record SealedColumn(String table, String column, String place, String join) {

    private static final Pattern IN_BRACES = Pattern.compile("\\{(\\w+)}");
    private static final Map<String, SealedColumn> ALL = Schema.lines("db/sealed.txt").stream()
            .map(SealedColumn::of)
            .collect(Collectors.toUnmodifiableMap(each -> each.table + "." + each.column, Function.identity()));

    public static List<SealedColumn> all() {
        return ALL.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Whether the list names it. */
    static boolean knows(String table, String column) {
        return ALL.containsKey(table + "." + column);
    }

    private static SealedColumn of(String line) {
        String[] words = line.split(" ", 3);
        String[] name = words[0].split("\\.");
        return new SealedColumn(name[0], name[1], words[1], words.length > 2 ? words[2] : "");
    }

    /** Selects whole rows that hold a value, and what {@link #rowKey} needs beside them. */
    public String select() {
        return "select * from " + table + " s " + join + " where s." + column + " is not null";
    }

    /** What was bound into the value of this row. */
    public String rowKey(Sql.Row row) {
        return IN_BRACES.matcher(place).replaceAll(found -> Matcher.quoteReplacement(row.text(found.group(1))));
    }
}
