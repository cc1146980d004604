package org.clockhouse.registry.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.imports.ImportDraft;
import org.clockhouse.registry.imports.ImportId;

public final class InMemoryImports implements ImportRepository {

    private final OrgTable<String, ImportDraft> drafts;
    private final OrgTable<String, byte[]> sheets;
    private final OrgTable<String, Chunk> chunks;

    private record Chunk(String owner, byte[] journal) {}

    public InMemoryImports(InMemoryTransactions transactions) {
        this.drafts = new OrgTable<>(transactions);
        this.sheets = new OrgTable<>(transactions);
        this.chunks = new OrgTable<>(transactions);
    }

    @Override
    public void insert(ImportDraft draft, byte[] sheet) {
        drafts.put(draft.id().text(), draft);
        sheets.put(draft.id().text(), sheet.clone());
    }

    @Override
    public Optional<ImportDraft> find(ImportId id) {
        return drafts.get(id.text());
    }

    @Override
    public byte[] sheet(ImportId id) {
        return sheets.get(id.text()).orElseThrow(() -> new NotFound("import", id.text()));
    }

    @Override
    public ImportDraft update(ImportDraft draft) {
        if (drafts.get(draft.id().text())
                .filter(stored -> stored.version() == draft.version())
                .isEmpty()) {
            throw new Stale("import", draft.id().text());
        }
        ImportDraft next = draft.atVersion(draft.version() + 1);
        drafts.put(draft.id().text(), next);
        return next;
    }

    @Override
    public void replaceSheet(ImportId id, byte[] sheet) {
        sheets.put(id.text(), sheet.clone());
    }

    @Override
    public void addChunk(ImportId id, int chunk, byte[] journal) {
        chunks.put(key(id, chunk), new Chunk(id.text(), journal.clone()));
    }

    @Override
    public List<byte[]> chunks(ImportId id) {
        return chunks.values().stream()
                .filter(chunk -> chunk.owner().equals(id.text()))
                .map(Chunk::journal)
                .toList();
    }

    @Override
    public void removeChunk(ImportId id, int chunk) {
        chunks.remove(key(id, chunk));
    }

    @Override
    public int removeBefore(Instant at) {
        List<String> old = drafts.values().stream()
                .filter(draft -> draft.at().isBefore(at))
                .map(draft -> draft.id().text())
                .toList();
        for (String id : old) {
            drafts.remove(id);
            sheets.remove(id);
            for (int chunk = 0; !chunks(ImportId.of(id)).isEmpty(); chunk++) {
                removeChunk(ImportId.of(id), chunk);
            }
        }
        return old.size();
    }

    private static String key(ImportId id, int chunk) {
        return id.text() + String.format("/%06d", chunk);
    }
}
