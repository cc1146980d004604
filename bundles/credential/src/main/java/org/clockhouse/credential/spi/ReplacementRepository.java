package org.clockhouse.credential.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.replacement.CardBatch;
import org.clockhouse.credential.replacement.CardBatchId;
import org.clockhouse.credential.replacement.FeeRule;
import org.clockhouse.credential.replacement.Replacement;
import org.clockhouse.credential.replacement.ReplacementFilter;
import org.clockhouse.credential.replacement.ReplacementId;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ConsumerType;

/** What was replaced, alone and in batches, and what it costs. */
@ConsumerType
public interface ReplacementRepository {

    void insert(Replacement replacement);

    Optional<Replacement> find(ReplacementId replacement);

    /** The newest first. */
    List<Replacement> of(EmployeeId holder);

    /** By id, the newest first. @param cards either of them; not looked at when the filter has no card */
    Slice<Replacement> page(Scope scope, ReplacementFilter filter, Set<CredentialId> cards, Page page);

    /** Stores the fee. @throws org.clockhouse.kernel.Stale if the version is not the stored one */
    Replacement settle(Replacement replacement);

    /** How many a person had since. */
    int count(EmployeeId holder, Instant since);

    void insert(CardBatch batch);

    Optional<CardBatch> batch(CardBatchId batch);

    /** Holds a row until the transaction ends. @return whether it still is in the state in which it was read */
    boolean hold(CardBatchId batch, CardBatch.Row row);

    void update(CardBatchId batch, CardBatch.Row row);

    List<FeeRule> rules();

    void set(List<FeeRule> rules);
}
