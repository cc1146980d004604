package org.clockhouse.rest.internal.cards;

import java.util.Set;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Size;
import org.clockhouse.credential.number.CardFormat;
import org.clockhouse.credential.number.Technology;
import org.clockhouse.credential.type.CardType;
import org.clockhouse.credential.type.CardTypeId;
import org.clockhouse.rest.internal.http.Maybe;

/** @param facilities codes that are ours, of formats that carry one; left out to let every one pass */
public record CardTypeDraft(
        @NotBlank @Size(max = 100) String name,
        CardFormat format,
        @Maybe Technology technology,
        @Maybe Set<Integer> facilities) {

    CardType domain(CardTypeId id, long version) {
        return new CardType(
                id,
                name,
                format,
                technology == null ? Technology.UNKNOWN : technology,
                facilities == null ? Set.of() : facilities,
                version);
    }
}
