package org.clockhouse.credential.replacement;

import java.time.Instant;
import java.util.Optional;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.request.RequestId;

/**
 * One card that took another's place.
 *
 * @param oldNumber masked
 * @param nextNumber masked
 * @param operator who did it, as people know them
 * @param batch empty when it was done by itself
 * @param request empty when nobody had to ask
 */
public record Replacement(
        ReplacementId id,
        EmployeeId holder,
        CredentialId old,
        CredentialId next,
        String oldNumber,
        String nextNumber,
        ReplacementReason reason,
        String note,
        Fee fee,
        String operator,
        Instant at,
        Optional<CardBatchId> batch,
        Optional<RequestId> request,
        long version) {

    public Replacement costing(Fee other) {
        return new Replacement(
                id,
                holder,
                old,
                next,
                oldNumber,
                nextNumber,
                reason,
                note,
                other,
                operator,
                at,
                batch,
                request,
                version);
    }

    public Replacement atVersion(long stored) {
        return new Replacement(
                id, holder, old, next, oldNumber, nextNumber, reason, note, fee, operator, at, batch, request, stored);
    }
}
