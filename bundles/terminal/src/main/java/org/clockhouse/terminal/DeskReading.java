package org.clockhouse.terminal;

import java.time.Instant;
import java.util.List;
import org.clockhouse.credential.number.CardNumber;

/** What somebody held to a reader on a desk. Kept nowhere. */
public sealed interface DeskReading {

    Instant at();

    /** @param numbers what it may be, the likeliest first; never empty */
    record Card(Instant at, List<CardNumber> numbers) implements DeskReading {

        public Card {
            numbers = List.copyOf(numbers);
            if (numbers.isEmpty()) {
                throw new IllegalArgumentException("a card that was read has a number");
            }
        }
    }

    /**
     * Something that could not be read.
     *
     * @param code lower case and dotted, as a refusal's: {@code card.damaged}, {@code card.parity}, {@code card.length},
     *     {@code card.alphabet}, {@code card.no-number}, {@code card.noise}, {@code card.unreadable}
     * @param detail in English, without the digits; may be empty
     */
    record Misreading(Instant at, String code, String detail) implements DeskReading {}
}
