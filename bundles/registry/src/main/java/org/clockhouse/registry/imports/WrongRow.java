package org.clockhouse.registry.imports;

import java.util.List;

/** A row that was not taken, with what is wrong. @param row as the sheet program counts, the heading being 1 */
public record WrongRow(int row, List<String> cells, List<ImportProblem> problems) {

    public WrongRow {
        cells = List.copyOf(cells);
        problems = List.copyOf(problems);
    }
}
