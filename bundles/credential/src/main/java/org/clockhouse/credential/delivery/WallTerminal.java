package org.clockhouse.credential.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;

/**
 * A terminal as the cards see it.
 *
 * @param attendance whether its punches may be working time
 * @param since since when it is reachable, or is not
 */
public record WallTerminal(
        TerminalId id,
        LocalName name,
        SiteId site,
        Optional<AreaId> area,
        boolean attendance,
        boolean reachable,
        Instant since,
        Ability ability) {

    /**
     * What its driver says beforehand.
     *
     * @param reportsRefusals whether an attempt with a card that it does not take comes to be known
     * @param families of biometric samples that it can be given; see {@code Sample#family}
     */
    public record Ability(Lists lists, boolean reportsRefusals, Set<String> families) {

        /** Nothing is known while its driver was never here. */
        public static final Ability UNKNOWN = new Ability(Lists.UNKNOWN, false);

        public Ability {
            families = Set.copyOf(families);
        }

        public Ability(Lists lists, boolean reportsRefusals) {
            this(lists, reportsRefusals, Set.of());
        }
    }

    /** Whether it can be told whom to let in. Names are stored: they are never changed. */
    public enum Lists {
        UNKNOWN,
        /** It decides by itself. */
        NONE,
        KEPT
    }
}
