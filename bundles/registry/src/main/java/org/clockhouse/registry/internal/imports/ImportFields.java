package org.clockhouse.registry.internal.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clockhouse.registry.imports.ImportCounts;
import org.clockhouse.registry.imports.ImportDraft;
import org.clockhouse.registry.imports.ImportMode;

/** An import as the audit shows it: one entry, with the numbers of everybody it touched and none of their data. */
final class ImportFields {

    /** More would make an entry that nobody reads; the journal holds them all. */
    private static final int NAMED = 1000;

    private ImportFields() {}

    static Map<String, Object> of(ImportDraft draft, ImportMode mode, List<byte[]> chunks) {
        Map<String, Object> fields = new HashMap<>(counts(draft.counts()));
        fields.put("file", draft.fileName());
        fields.put("mode", mode.name());
        Map<String, Object> columns = new TreeMap<>();
        draft.mapping()
                .forEach((column, field) ->
                        columns.put(field.name(), draft.columns().get(column)));
        fields.put("columns", columns);
        List<JournalCodec.Chunk> read = chunks.stream().map(JournalCodec::read).toList();
        fields.put(
                "hired",
                read.stream()
                        .flatMap(chunk -> chunk.added().stream())
                        .map(JournalCodec.Added::number)
                        .limit(NAMED)
                        .toList());
        fields.put(
                "amended",
                read.stream()
                        .flatMap(chunk -> chunk.altered().stream())
                        .map(altered -> altered.before().number())
                        .limit(NAMED)
                        .toList());
        return fields;
    }

    static Map<String, Object> counts(ImportCounts counts) {
        return Map.of(
                "rows", counts.rows(),
                "new", counts.fresh(),
                "changed", counts.changed(),
                "unchanged", counts.unchanged(),
                "wrong", counts.wrong());
    }
}
