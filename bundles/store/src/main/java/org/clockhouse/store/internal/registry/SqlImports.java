package org.clockhouse.store.internal.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.registry.imports.ImportDraft;
import org.clockhouse.registry.imports.ImportId;
import org.clockhouse.registry.spi.ImportRepository;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.Vendor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sheets as sealed blobs: they hold phones and documents of everybody. */
@Component
public final class SqlImports implements ImportRepository {

    private final JpaTransactions transactions;
    private final FieldCipher.Column details;
    private final FieldCipher.Column sheets;
    private final FieldCipher.Column journals;

    @Activate
    public SqlImports(@Reference JpaTransactions transactions, @Reference FieldCipher cipher) {
        this.transactions = transactions;
        this.details = cipher.column("people_import", "details");
        this.sheets = cipher.column("people_import", "sheet");
        this.journals = cipher.column("people_import_chunk", "journal");
    }

    @Override
    public void insert(ImportDraft draft, byte[] sheet) {
        String id = draft.id().text();
        transactions
                .sql(
                        "insert into people_import (org_id, id, state, made_at, version, details, sheet)"
                                + " values (?, ?, ?, ?, ?, ?, ?)",
                        org(),
                        id,
                        draft.state(),
                        draft.at(),
                        draft.version(),
                        details.sealBytes(id, DraftCodec.write(draft)),
                        sheets.sealBytes(id, sheet))
                .update();
    }

    @Override
    public Optional<ImportDraft> find(ImportId id) {
        return transactions
                .sql(
                        "select state, made_at, version, details from people_import where org_id = ? and id = ?",
                        org(),
                        id.text())
                .first(row -> DraftCodec.read(
                        id,
                        row.constant(ImportDraft.State.class, "state"),
                        row.instant("made_at"),
                        row.number("version"),
                        details.openBytes(id.text(), row.bytes("details"))));
    }

    @Override
    public byte[] sheet(ImportId id) {
        return transactions
                .sql("select sheet from people_import where org_id = ? and id = ?", org(), id.text())
                .first(row -> sheets.openBytes(id.text(), row.bytes("sheet")))
                .orElseThrow(() -> new NotFound("import", id.text()));
    }

    @Override
    public ImportDraft update(ImportDraft draft) {
        String id = draft.id().text();
        transactions
                .sql(
                        "update people_import set state = ?, details = ?, version = version + 1"
                                + " where org_id = ? and id = ? and version = ?",
                        draft.state(),
                        details.sealBytes(id, DraftCodec.write(draft)),
                        org(),
                        id,
                        draft.version())
                .updateOne("import", id);
        return draft.atVersion(draft.version() + 1);
    }

    @Override
    public void replaceSheet(ImportId id, byte[] sheet) {
        transactions
                .sql(
                        "update people_import set sheet = ? where org_id = ? and id = ?",
                        sheets.sealBytes(id.text(), sheet),
                        org(),
                        id.text())
                .update();
    }

    @Override
    public void addChunk(ImportId id, int chunk, byte[] journal) {
        if (chunk == 1 && transactions.vendor() == Vendor.POSTGRESQL) {
            lookAtWhatIsThere();
        }
        transactions
                .sql(
                        "insert into people_import_chunk (org_id, import_id, chunk, journal) values (?, ?, ?, ?)",
                        org(),
                        id.text(),
                        chunk,
                        journals.sealBytes(id.text() + "/" + chunk, journal))
                .update();
    }

    /**
     * Until PostgreSQL has seen that numbers differ it takes 100 of them for half a table and reads it all, portion after
     * portion. Its own look comes a minute later, when a first sheet is through.
     */
    private void lookAtWhatIsThere() {
        transactions.sql("analyze employee").update();
        transactions.sql("analyze employment").update();
    }

    @Override
    public List<byte[]> chunks(ImportId id) {
        return transactions
                .sql(
                        "select chunk, journal from people_import_chunk where org_id = ? and import_id = ? order by chunk",
                        org(),
                        id.text())
                .list(row -> journals.openBytes(id.text() + "/" + row.integer("chunk"), row.bytes("journal")));
    }

    @Override
    public void removeChunk(ImportId id, int chunk) {
        Sql delete = transactions.sql(
                "delete from people_import_chunk where org_id = ? and import_id = ? and chunk = ?",
                org(),
                id.text(),
                chunk);
        delete.update();
    }

    @Override
    public int removeBefore(Instant at) {
        transactions
                .sql(
                        "delete from people_import_chunk where org_id = ? and import_id in"
                                + " (select id from people_import where org_id = ? and made_at < ?)",
                        org(),
                        org(),
                        at)
                .update();
        return transactions
                .sql("delete from people_import where org_id = ? and made_at < ?", org(), at)
                .update();
    }

    private String org() {
        return transactions.org().text();
    }
}
