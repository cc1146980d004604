package org.clockhouse.credential.replacement;

import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/** Replacements from a selection or a sheet (C017). */
@ProviderType
public interface CardBatches {

    /** Most rows of a batch. */
    int MOST = 2000;

    /**
     * Stores the rows; none is worked on yet.
     *
     * @throws org.clockhouse.kernel.Refused {@code batch.empty}, {@code batch.long}
     */
    CardBatch begin(Actor actor, Scope scope, List<CardBatch.Wish> wishes);

    /**
     * The rows of a sheet as it is pasted from a spreadsheet: who, new number, reason, note; with or without a heading.
     *
     * @throws org.clockhouse.kernel.Refused {@code batch.row} for each line that cannot be read
     */
    List<CardBatch.Wish> read(String sheet);

    /**
     * Works on the rows that wait, at most so many, each in a transaction of its own; call it again until none waits. The call
     * that finishes the batch writes its audit entry.
     *
     * @param again the refused rows wait again first
     */
    CardBatch work(Actor actor, Scope scope, CardBatchId batch, int most, boolean again);

    CardBatch find(OrgId org, CardBatchId batch);
}
