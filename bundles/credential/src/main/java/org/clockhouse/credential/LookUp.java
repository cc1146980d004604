package org.clockhouse.credential;

import java.util.List;
import org.clockhouse.credential.number.CardNumber;

/**
 * What a number typed or read at a desk means.
 *
 * @param candidates in scope; those that carry exactly the number, else those that carry it in a lossy or reversed writing
 * @param beyond how many more there are outside the scope
 * @param readings what the text may be, the likeliest first; empty if it is no card number at all
 */
public record LookUp(Match match, List<Credential> candidates, int beyond, List<CardNumber> readings) {

    public LookUp {
        candidates = List.copyOf(candidates);
        readings = List.copyOf(readings);
    }

    public enum Match {
        NONE,
        ONE,
        AMBIGUOUS
    }
}
