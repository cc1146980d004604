package org.clockhouse.driver.zk.attlog.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What stands in which column of a file whose first line names them, such as {@code No Mchn EnNo Name Mode IOMd DateTime}. The heading
 * may have tabs that the rows have not, so only the order of its names counts.
 *
 * @param cells how many columns are named
 * @param person always before the name, which may hold anything
 * @param key of in and out; -1 for none
 * @param method -1 for none
 */
record Heading(int cells, int person, int key, int method) {

    private static final Set<String> KEYS = Set.of("iomd", "inout", "in/out", "i/o");

    static Optional<Heading> of(Columns line) {
        List<String> names = new ArrayList<>();
        for (int column = 0; column < line.count(); column++) {
            String name = line.text(column, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        int person = names.indexOf("enno");
        if (person < 0 || names.indexOf("datetime") < person) {
            return Optional.empty();
        }
        Set<String> keys = new HashSet<>(names);
        keys.retainAll(KEYS);
        int key = keys.isEmpty() ? -1 : names.indexOf(keys.iterator().next());
        return Optional.of(new Heading(names.size(), person, key, names.indexOf("mode")));
    }

    /** Empty where the row has other columns than the heading. */
    String text(Columns row, int column) {
        return column >= 0 && row.count() == cells ? row.text(column, StandardCharsets.UTF_8) : "";
    }
}
