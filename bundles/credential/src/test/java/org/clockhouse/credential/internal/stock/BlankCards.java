package org.clockhouse.credential.internal.stock;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.number.Technology;
import org.clockhouse.credential.stock.Stock;
import org.clockhouse.credential.stock.StockBatch;
import org.clockhouse.credential.stock.StockBatchId;
import org.clockhouse.kernel.Actor;

/** Blank cards in a box of the stock, for tests. */
public final class BlankCards {

    private BlankCards() {}

    public static StockBatch batch(InMemoryDesk desk, Actor actor) {
        return desk.stock.add(
                actor,
                new StockBatch(
                        StockBatchId.next(),
                        "2026-11",
                        Technology.MIFARE,
                        Optional.empty(),
                        LocalDate.of(2026, 11, 1),
                        2,
                        "A-",
                        6,
                        1,
                        0));
    }

    /** So many, whose numbers are 0B000000 and those after it, in a box whose labels begin with A-. */
    public static List<Stock.Put> put(InMemoryDesk desk, Actor actor, int cards) {
        StockBatch batch = batch(desk, actor);
        return desk.stock.put(
                actor,
                batch.id(),
                LongStream.range(0, cards)
                        .mapToObj(i -> new Identifier.Card(CardNumber.of(32, 0x0B000000L + i)))
                        .toList());
    }
}
