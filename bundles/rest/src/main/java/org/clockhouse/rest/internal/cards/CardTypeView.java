package org.clockhouse.rest.internal.cards;

import java.util.List;
import org.clockhouse.credential.number.CardFormat;
import org.clockhouse.credential.number.Technology;
import org.clockhouse.credential.type.CardType;
import org.clockhouse.credential.type.CardTypeId;
import org.clockhouse.rest.internal.http.Versioned;

public record CardTypeView(
        CardTypeId id, String name, CardFormat format, Technology technology, List<Integer> facilities, long version)
        implements Versioned {

    static CardTypeView of(CardType type) {
        return new CardTypeView(
                type.id(),
                type.name(),
                type.format(),
                type.technology(),
                type.facilities().stream().sorted().toList(),
                type.version());
    }
}
