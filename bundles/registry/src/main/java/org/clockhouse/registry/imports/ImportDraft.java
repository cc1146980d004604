package org.clockhouse.registry.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A sheet on its way in.
 *
 * @param columns the headings as written
 * @param mapping which column means what; a column that means nothing is absent
 * @param encoding how the text was read, for example {@code GBK}; {@code xlsx} for a workbook
 * @param by id of the {@link org.clockhouse.kernel.Actor} who brought it in
 * @param problems at most the first 1,000, by row
 */
public record ImportDraft(
        ImportId id,
        String fileName,
        String encoding,
        List<String> columns,
        Map<Integer, ImportField> mapping,
        ImportOptions options,
        ImportCounts counts,
        List<ImportProblem> problems,
        State state,
        Instant at,
        String by,
        long version) {

    public ImportDraft {
        columns = List.copyOf(columns);
        mapping = Map.copyOf(mapping);
        problems = List.copyOf(problems);
    }

    public ImportDraft atVersion(long now) {
        return new ImportDraft(id, fileName, encoding, columns, mapping, options, counts, problems, state, at, by, now);
    }

    public ImportDraft in(State next) {
        return new ImportDraft(
                id, fileName, encoding, columns, mapping, options, counts, problems, next, at, by, version);
    }

    public enum State {
        /** Read and checked; nothing was written to the registry. */
        CHECKED,
        /** Being written; a commit repeated goes on where the first one stopped. */
        COMMITTING,
        COMMITTED,
        UNDONE
    }
}
