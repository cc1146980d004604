package org.clockhouse.registry.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clockhouse.registry.imports.ImportDraft;
import org.clockhouse.registry.imports.ImportId;
import org.osgi.annotation.versioning.ConsumerType;

/** Sheets on their way in and what they did. */
@ConsumerType
public interface ImportRepository {

    /** @param sheet the cells, to be kept encrypted */
    void insert(ImportDraft draft, byte[] sheet);

    Optional<ImportDraft> find(ImportId id);

    /** The cells as given. @throws org.clockhouse.kernel.NotFound if there is no such import */
    byte[] sheet(ImportId id);

    /** @throws org.clockhouse.kernel.Stale if the version is not the stored one; returns what was stored, one version up */
    ImportDraft update(ImportDraft draft);

    /** Replaces the cells. */
    void replaceSheet(ImportId id, byte[] sheet);

    /** Notes what one transaction of a commit did. @param journal to be kept encrypted; chunks count from 0 */
    void addChunk(ImportId id, int chunk, byte[] journal);

    /** In order. */
    List<byte[]> chunks(ImportId id);

    void removeChunk(ImportId id, int chunk);

    /** Forgets sheets brought in before that, with what they did. @return how many */
    int removeBefore(Instant at);
}
