package org.clockhouse.audit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;

/** Remembers what was recorded, for tests of services. Knows no transaction: what was rolled back stays here. */
public final class RecordedAudit implements AuditTrail {

    private final List<AuditDraft> drafts = new CopyOnWriteArrayList<>();
    private final List<AuditDraft> apart = new CopyOnWriteArrayList<>();

    @Override
    public void record(AuditDraft draft) {
        drafts.add(draft);
    }

    @Override
    public void recordApart(AuditDraft draft) {
        apart.add(draft);
    }

    @Override
    public Slice<AuditEntry> page(OrgId org, AuditFilter filter, Page page) {
        throw new UnsupportedOperationException("this trail is only written");
    }

    @Override
    public ChainReport verify(OrgId org) {
        throw new UnsupportedOperationException("this trail is only written");
    }

    /** What was recorded with a change, oldest first. */
    public List<AuditDraft> drafts() {
        return List.copyOf(drafts);
    }

    /** What was recorded in a transaction of its own, oldest first. */
    public List<AuditDraft> apart() {
        return List.copyOf(apart);
    }

    /** Actions of {@link #drafts}. */
    public List<String> actions() {
        return drafts.stream().map(AuditDraft::action).toList();
    }
}
