package org.clockhouse.terminal.spi;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.DisplayMessage;
import org.clockhouse.terminal.DisplayMessages;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps words for displays, encrypted, and which terminals were to show them. */
@ConsumerType
public interface DisplayMessageRepository {

    /**
     * A terminal that takes a message.
     *
     * @param told the errand that brings it or takes it away; 0 where the suite shows it after a punch
     * @param addressed the errand that says whose it is; 0 for none
     * @param shown when the suite first showed it
     */
    record Target(int message, TerminalId terminal, long told, long addressed, Optional<Instant> shown) {

        public Target shownAt(Instant now) {
            return new Target(message, terminal, told, addressed, Optional.of(now));
        }
    }

    /** What the suite is to show after a punch. */
    record Due(DisplayMessage message, Target target) {}

    /** Adds a message under the next number. */
    DisplayMessage add(DisplayMessages.Draft draft, String by, Instant at);

    /** Marks it as withdrawn. */
    void withdraw(int number);

    /** Adds a target or takes the place of the one at the same terminal. */
    void put(Target target);

    Optional<DisplayMessage> find(int number);

    /** Neither withdrawn nor over, begun or not; in the order in which they were added. */
    List<DisplayMessage> running(Instant now);

    /** By message and terminal; those that the scope sees. */
    List<Target> targets(Scope scope, Collection<Integer> messages);

    /** What is current at a terminal that keeps no words, the latest first. */
    List<Due> due(TerminalId terminal, Instant now);

    /** Latest number first, which is also {@link Slice#next}; those with a target that the scope sees. */
    Slice<DisplayMessage> page(Scope scope, Page page);
}
