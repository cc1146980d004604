package org.clockhouse.credential.stock;

import java.util.List;
import java.util.Optional;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Identifier;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ProviderType;

/** The shelf of cards that are nobody's yet. What becomes of a card is read from the credential that it becomes. */
@ProviderType
public interface Stock {

    /** The batch's id and version are not looked at. */
    StockBatch add(Actor actor, StockBatch batch);

    /** Replaces the batch of that id. @throws org.clockhouse.kernel.Stale if the version is not the stored one */
    StockBatch amend(Actor actor, StockBatch batch);

    /**
     * Lays cards on the shelf; those without a printed number get the next of the batch's rule.
     *
     * @return one answer for each card, in their order
     */
    List<Put> put(Actor actor, StockBatchId batch, List<Identifier.Card> cards);

    /** One for each batch; use counts the last 30 days. */
    List<StockLevel> levels(OrgId org);

    /** In the order in which they are given out. */
    Slice<StockCard> page(OrgId org, Optional<StockBatchId> batch, Optional<CredentialState> state, Page page);

    /** The card to take next: of the site's batches first, then of those of the whole company. */
    Optional<StockCard> nextFree(OrgId org, Optional<SiteId> site);

    /** Puts aside, releases, destroys, or lays a returned card back, by {@code CredentialMove}. */
    StockCard move(Actor actor, StockCardId card, CredentialState to, String note, long version);

    /** @param code why the card was not taken; empty if it was */
    record Put(Identifier.Card card, String code, String detail) {}
}
