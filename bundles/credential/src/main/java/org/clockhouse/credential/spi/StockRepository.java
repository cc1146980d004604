package org.clockhouse.credential.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.stock.StockBatch;
import org.clockhouse.credential.stock.StockBatchId;
import org.clockhouse.credential.stock.StockCard;
import org.clockhouse.credential.stock.StockCardId;
import org.clockhouse.credential.stock.StockLevel;
import org.clockhouse.credential.type.CardType;
import org.clockhouse.credential.type.CardTypeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The shelf. A card's state is read from the newest credential with the same exact key that was issued after the card was laid
 * there, and is the stored one only while there is none.
 */
@ConsumerType
public interface StockRepository {

    void insert(StockBatch batch);

    /** @throws org.clockhouse.kernel.Stale if the version is not the stored one */
    StockBatch update(StockBatch batch);

    Optional<StockBatch> batch(StockBatchId batch);

    /** The newest first. @param since for how many were given out */
    List<StockLevel> levels(Instant since);

    /**
     * @param exact of the credential that the card will be
     * @throws org.clockhouse.kernel.Refused {@code stock.number.taken}, a duplicate, when the number is in the stock already
     */
    void insert(StockCard card, String exact);

    /** Everything but the number. @throws org.clockhouse.kernel.Stale if the version is not the stored one */
    StockCard update(StockCard card);

    Optional<StockCard> find(StockCardId card);

    /** The card of this number, whatever its technology. */
    Optional<StockCard> numbered(CardNumber number);

    /** In the order of the ids. */
    Slice<StockCard> page(Optional<StockBatchId> batch, Optional<CredentialState> state, Page page);

    /** The first that is free, of a site's batches or, when empty, of those without one. */
    Optional<StockCard> nextFree(Optional<SiteId> site);

    List<CardType> types();

    Optional<CardType> type(CardTypeId type);

    void insert(CardType type);

    /** @throws org.clockhouse.kernel.Stale if the version is not the stored one */
    CardType update(CardType type);
}
