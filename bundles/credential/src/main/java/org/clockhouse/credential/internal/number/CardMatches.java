package org.clockhouse.credential.internal.number;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.number.CardNumbers;
import org.clockhouse.credential.number.CardNumbers.Fit;

/** Which stored cards a text may mean. */
public final class CardMatches {

    private CardMatches() {}

    /** What to ask the repository for. */
    public static Set<String> keys(String text) {
        Set<String> keys = new LinkedHashSet<>();
        CardNumbers.read(text).forEach(number -> keys.addAll(CardNumbers.searchKeys(number)));
        if (!text.isBlank()) {
            keys.add(IdentifierKeying.printed(text));
        }
        return keys;
    }

    /**
     * Those that carry exactly one of the numbers the text may be, or have it printed on them; if there is none, those that
     * carry it with bits lost or bytes turned round.
     */
    public static List<Credential> of(String text, Collection<Credential> found) {
        List<CardNumber> readings = CardNumbers.read(text);
        List<Credential> exact = new ArrayList<>();
        List<Credential> lossy = new ArrayList<>();
        for (Credential credential : found) {
            if (credential.identifier() instanceof Identifier.Card card) {
                Fit fit = fit(text, readings, card);
                if (fit == Fit.EXACT) {
                    exact.add(credential);
                } else if (fit == Fit.LOSSY) {
                    lossy.add(credential);
                }
            }
        }
        return exact.isEmpty() ? lossy : exact;
    }

    private static Fit fit(String text, List<CardNumber> readings, Identifier.Card card) {
        boolean printed = !card.printed().isEmpty()
                && IdentifierKeying.printed(card.printed()).equals(IdentifierKeying.printed(text));
        if (printed) {
            return Fit.EXACT;
        }
        Fit best = Fit.NOT;
        for (CardNumber reading : readings) {
            Fit fit = CardNumbers.fit(reading, card.number());
            if (fit == Fit.EXACT) {
                return fit;
            }
            best = fit == Fit.LOSSY ? fit : best;
        }
        return best;
    }
}
