package org.clockhouse.credential.type;

import java.util.Set;
import org.clockhouse.credential.number.CardFormat;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.number.CardNumbers;
import org.clockhouse.credential.number.Technology;
import org.clockhouse.kernel.Refused;

/**
 * A way in which a company's cards are written, as data: format, technology and the facility codes that are ours.
 *
 * @param facilities of formats with a facility code; empty lets every one pass
 */
public record CardType(
        CardTypeId id, String name, CardFormat format, Technology technology, Set<Integer> facilities, long version) {

    public CardType {
        name = name.strip();
        facilities = Set.copyOf(facilities);
        if (name.isEmpty()) {
            throw new Refused("card-type.name", "a type of card needs a name");
        }
        boolean hasFacility = format == CardFormat.FACILITY_3_5 || format == CardFormat.FACILITY_3_5_REVERSED;
        if (!facilities.isEmpty() && !hasFacility) {
            throw new Refused("card-type.facilities", format + " carries no facility code");
        }
    }

    /**
     * Reads a number written this way.
     *
     * @throws Refused {@code card.facility.foreign}, or as {@link CardNumbers#parse}
     */
    public CardNumber parse(String text) {
        CardNumber number = CardNumbers.parse(text, format, technology);
        int facility = (int) (number.bits() == 24 ? number.value() >>> 16 : 0);
        if (!facilities.isEmpty() && !facilities.contains(facility)) {
            throw new Refused(
                    "card.facility.foreign",
                    "facility code " + facility + " is none of ours for " + name + ": "
                            + facilities.stream().sorted().toList());
        }
        return number;
    }

    public CardType atVersion(long stored) {
        return new CardType(id, name, format, technology, facilities, stored);
    }
}
