package org.clockhouse.store.internal.punch;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.punch.Appended;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.QuarantineDraft;

/** One caller's batch in the queue, and where its answer goes. */
record PreparedBatch(
        OrgId org,
        PunchBatch batch,
        List<PreparedPunch> punches,
        List<PreparedRow> rows,
        CompletableFuture<Appended> answer) {

    /** A row for quarantine. @param rawHash blind index of the raw text */
    record PreparedRow(QuarantineDraft draft, byte[] rawHash, byte[] sealed) {}

    int size() {
        return punches.size() + rows.size();
    }
}
