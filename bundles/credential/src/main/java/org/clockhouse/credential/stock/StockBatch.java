package org.clockhouse.credential.stock;

import java.time.LocalDate;
import java.util.Optional;
import org.clockhouse.credential.number.Technology;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;

/**
 * Cards that came together.
 *
 * @param site where they lie; empty for the whole company
 * @param reorderLevel when fewer are left, more are to be ordered
 * @param printedPrefix of the numbers printed on cards that come without one
 * @param printedDigits how many digits follow; 0 for no printed numbers
 * @param printedNext the next of them
 */
public record StockBatch(
        StockBatchId id,
        String name,
        Technology technology,
        Optional<SiteId> site,
        LocalDate received,
        int reorderLevel,
        String printedPrefix,
        int printedDigits,
        long printedNext,
        long version) {

    public StockBatch {
        name = name.strip();
        printedPrefix = printedPrefix.strip();
        if (name.isEmpty()) {
            throw new Refused("stock.name", "a batch needs a name");
        }
        if (reorderLevel < 0 || printedDigits < 0 || printedDigits > 12 || printedNext < 0) {
            throw new Refused(
                    "stock.numbers", "levels and numbers are not negative, printed ones have up to 12 digits");
        }
    }

    /** What the numbering rule prints next; empty without a rule. */
    public String printed() {
        return printedDigits == 0 ? "" : printedPrefix + String.format("%0" + printedDigits + "d", printedNext);
    }

    public StockBatch printedUpTo(long next) {
        return new StockBatch(
                id, name, technology, site, received, reorderLevel, printedPrefix, printedDigits, next, version);
    }

    public StockBatch atVersion(long stored) {
        return new StockBatch(
                id, name, technology, site, received, reorderLevel, printedPrefix, printedDigits, printedNext, stored);
    }
}
