package org.clockhouse.benchmarks;

import java.util.List;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditEntry;
import org.clockhouse.audit.AuditFilter;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.audit.ChainReport;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;

/** The trail is not what is measured. */
final class Unrecorded implements AuditTrail {
    @Override
    public void record(AuditDraft draft) {}

    @Override
    public void recordApart(AuditDraft draft) {}

    @Override
    public Slice<AuditEntry> page(OrgId company, AuditFilter filter, Page page) {
        return new Slice<>(List.of(), "");
    }

    @Override
    public ChainReport verify(OrgId company) {
        throw new UnsupportedOperationException("this trail keeps nothing");
    }
}
