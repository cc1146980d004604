package org.clockhouse.request;

import java.util.List;
import org.clockhouse.kernel.Refused;

/**
 * What an entry would change, and which limits it would break.
 *
 * @param limits in the order in which they were found; whoever enters it may go past them
 */
public record Foresight(List<Effect> effects, List<Refused> limits) {

    public Foresight {
        effects = List.copyOf(effects);
        limits = List.copyOf(limits);
    }
}
