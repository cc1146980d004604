package org.clockhouse.audit;

import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ProviderType;

/** Who did what. Every write of the suite passes here; nothing takes an entry away again. */
@ProviderType
public interface AuditTrail {

    /**
     * Writes the entry in the open transaction: it commits with the change or not at all.
     *
     * @throws IllegalStateException if no transaction is open, or it is another company's than the actor's
     */
    void record(AuditDraft draft);

    /** Writes the entry in a transaction of its own: for refusals, failed sign-ins, and reads of sensitive data. */
    void recordApart(AuditDraft draft);

    /** Newest first, sealed or not. */
    Slice<AuditEntry> page(OrgId org, AuditFilter filter, Page page);

    /** Seals what waits, then checks every entry and every checkpoint from the first on. Reads the whole trail. */
    ChainReport verify(OrgId org);
}
