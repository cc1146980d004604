package org.clockhouse.credential.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What terminals are to know, for whoever talks to them. What is wanted follows from people, credentials and access levels and
 * is worked out by {@link #expect}; what came of it is kept in lines. A line is confirmed only by {@link #told} after the
 * terminal said so.
 */
@ProviderType
public interface TerminalLists {

    /**
     * What the driver says of the terminal. What another edition of it would not tell, or the terminal not take from it, is ordered
     * again.
     *
     * @param driverVersion of its bundle; empty when that is not known
     * @return whether anything was ordered again
     */
    boolean able(OrgId org, TerminalId terminal, WallTerminal.Ability ability, String driverVersion);

    /** Works out what the terminal is to know, and orders what differs. @return whether it has anything to be told */
    boolean expect(OrgId org, TerminalId terminal);

    /**
     * Orders the removal of what was stopped after an instant from wherever it is, without working out anything else.
     *
     * @return the terminals concerned
     */
    Set<TerminalId> stop(OrgId org, Instant since);

    /** Some people of whom the terminal has to be told, removals first. */
    List<Delivery.Order> due(OrgId org, TerminalId terminal, int people);

    /** Everything that the terminal is to hold, and what it is still to forget, by person. */
    List<Delivery.Order> whole(OrgId org, TerminalId terminal);

    /** How far each credential of the terminal's list is. */
    List<Delivery.Line> lines(OrgId org, TerminalId terminal);

    /** @return the credentials of which something else is not wanted meanwhile: only of these the news were taken */
    Set<CredentialId> told(OrgId org, TerminalId terminal, List<Delivery.Told> news);

    /** What came of everything that an errand carried. */
    void settled(OrgId org, TerminalId terminal, long errand, Delivery.State state, String detail);

    /** For setting the terminal's own list against the suite's. */
    Comparison comparison(OrgId org, TerminalId terminal);

    /** @param strangers how many it holds that the suite does not know */
    void compared(OrgId org, TerminalId terminal, List<Delivery.Told> corrections, int strangers);

    /**
     * @param wanted whether it is time, or somebody asked
     * @param purge whether strangers are to go
     * @param orders the whole list
     */
    record Comparison(boolean wanted, boolean purge, List<Delivery.Order> orders) {
        public Comparison {
            orders = List.copyOf(orders);
        }
    }
}
