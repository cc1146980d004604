package org.clockhouse.registry.imports;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Language;
import org.osgi.annotation.versioning.ProviderType;

/**
 * People from a sheet (T025): csv in UTF-8, GBK or UTF-16, or xlsx. A person is found by number and then changed, else hired. Only
 * columns that are mapped are touched, and an empty cell leaves what is there. A sheet is there for who brought it in and for who
 * imports for everybody; for others there is none of that id. After thirty days it is gone, and cannot be undone any more.
 */
@ProviderType
public interface Imports {

    /** A sheet to fill in: headings, one example row, and (xlsx) a page of hints. */
    byte[] template(SheetFormat format, Language language);

    /**
     * Reads a sheet, guesses its columns and checks every row. Nothing is written to the registry.
     *
     * @param content read to its end, never beyond the limits; the caller closes it
     * @throws org.clockhouse.kernel.Refused {@code import.too-big}, {@code import.too-many-rows}, {@code import.bomb},
     *     {@code import.unreadable}, {@code import.empty}, {@code import.format}
     */
    ImportDraft open(Actor actor, Scope scope, String fileName, InputStream content);

    /**
     * Checks again with another mapping, further fixed cells (fixes made before stay) and other options.
     *
     * @throws org.clockhouse.kernel.Stale if somebody checked it since the caller read that version
     */
    ImportDraft check(
            Actor actor,
            Scope scope,
            ImportId id,
            long version,
            Map<Integer, ImportField> mapping,
            List<CellFix> fixes,
            ImportOptions options);

    /** As checked last. */
    ImportDraft find(Actor actor, Scope scope, ImportId id);

    /**
     * Checks against the registry as it is now and writes, at most 1,000 rows a transaction, with one audit entry for all. Repeating it
     * after success changes nothing and answers the same; after a crash it goes on. The mode decides before the first row is
     * written; the counts of the answer are those of what was done.
     *
     * @throws org.clockhouse.kernel.Refused {@code import.wrong-rows} if all were wanted and some are wrong,
     *     {@code import.number.unmapped} if no column is the number
     */
    ImportDraft commit(Actor actor, Scope scope, ImportId id, ImportMode mode);

    /**
     * Takes back what the sheet did.
     *
     * @throws org.clockhouse.kernel.Refused {@code import.undo.touched} when something later touched one of the rows,
     *     {@code import.undo.state} when it was not committed
     */
    ImportDraft undo(Actor actor, Scope scope, ImportId id);

    /** The rows that are not taken as a sheet of the same columns, with a last column that gives the reasons. */
    byte[] wrongRows(Actor actor, Scope scope, ImportId id, SheetFormat format, Language language);

    /** The same rows as values, for an editable grid; at most the first 1,000. */
    List<WrongRow> wrong(Actor actor, Scope scope, ImportId id);
}
