package org.clockhouse.terminal.internal.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.terminal.GatewayId;
import org.clockhouse.terminal.TerminalState;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How terminals are. A change of kind or reason is a row at once. That a terminal was in contact again is kept here and written
 * once a minute, for all together: a thousand terminals that poll must be neither a commit nor a hint each.
 */
@Component(service = StateBook.class)
public final class StateBook {

    private static final Logger log = LoggerFactory.getLogger(StateBook.class);
    private static final Duration WRITE_EVERY = Duration.ofMinutes(1);
    /** From one writing of contacts to the next. */
    private static final Duration TOGETHER = Duration.ofSeconds(10);

    private final TerminalRepository terminals;
    private final Journal journal;
    private final Map<TerminalId, Known> known = new ConcurrentHashMap<>();
    private final Map<OrgId, Instant> together = new ConcurrentHashMap<>();

    private static final class Known {
        private final OrgId org;
        private TerminalState state;
        private TerminalState written;
        private Instant writtenAt = Instant.EPOCH;

        Known(OrgId org) {
            this.org = org;
        }

        private synchronized Optional<TerminalState> overdue(Instant now) {
            return state == written || writtenAt.plus(WRITE_EVERY).isAfter(now) ? Optional.empty() : Optional.of(state);
        }

        private void wrote(TerminalState stored, Instant at) {
            written = stored;
            writtenAt = at;
        }
    }

    @Activate
    public StateBook(@Reference TerminalRepository terminals, @Reference Journal journal) {
        this.terminals = terminals;
        this.journal = journal;
    }

    TerminalState of(OrgId org, TerminalId terminal) {
        return of(org, List.of(terminal)).get(terminal);
    }

    /** A state for each of them. */
    Map<TerminalId, TerminalState> of(OrgId org, Collection<TerminalId> wanted) {
        Map<TerminalId, TerminalState> stored =
                wanted.isEmpty() ? Map.of() : journal.read(org, () -> terminals.states(wanted));
        Map<TerminalId, TerminalState> states = new HashMap<>();
        for (TerminalId terminal : wanted) {
            Known here = known.get(terminal);
            TerminalState live = here == null ? null : live(here);
            states.put(
                    terminal,
                    live != null ? live : stored.getOrDefault(terminal, TerminalState.neverSeen(journal.now())));
        }
        return states;
    }

    /** Those that gateways serve. */
    Map<TerminalId, GatewayId> elsewhere(OrgId org) {
        return journal.read(org, terminals::behindGateways);
    }

    /** @param name of the terminal, for the log */
    public void update(OrgId org, TerminalId terminal, String name, UnaryOperator<TerminalState> change) {
        Known here = known.computeIfAbsent(terminal, t -> new Known(org));
        synchronized (here) {
            TerminalState before =
                    here.state == null ? of(org, List.of(terminal)).get(terminal) : here.state;
            TerminalState after = change.apply(before);
            if (isAnother(before, after)) {
                journal.run(org, Topic.TERMINALS, () -> terminals.save(terminal, after));
                here.wrote(after, journal.now());
            }
            here.state = after;
            if (after.kind() != before.kind()) {
                log.info("Terminal {} is {} since {}: {}", name, after.kind(), after.since(), after.code());
            }
        }
        if (isTurn(org, journal.now())) {
            writeContacts(org);
        }
    }

    private boolean isTurn(OrgId org, Instant now) {
        Instant last = together.putIfAbsent(org, now);
        return last == null || !last.plus(TOGETHER).isAfter(now) && together.replace(org, last, now);
    }

    private static boolean isAnother(TerminalState before, TerminalState after) {
        return after.kind() != before.kind() || !after.code().equals(before.code());
    }

    private void writeContacts(OrgId org) {
        Instant now = journal.now();
        Map<TerminalId, TerminalState> contacts = new HashMap<>();
        known.forEach((terminal, here) -> {
            if (here.org.equals(org)) {
                here.overdue(now).ifPresent(state -> contacts.put(terminal, state));
            }
        });
        if (!contacts.isEmpty()) {
            journal.run(org, Topic.TERMINALS, () -> contacts.forEach(terminals::save));
            contacts.forEach((terminal, state) -> written(org, terminal, state, now));
        }
    }

    /** What changed meanwhile was written over. */
    private void written(OrgId org, TerminalId terminal, TerminalState state, Instant at) {
        Known here = known.get(terminal);
        if (here == null) {
            return;
        }
        synchronized (here) {
            TerminalState latest = here.state;
            if (isAnother(state, latest)) {
                journal.run(org, Topic.TERMINALS, () -> terminals.save(terminal, latest));
                here.wrote(latest, at);
            } else {
                here.wrote(state, at);
            }
        }
    }

    /** Forgets what is not written, so that the stored state shows. */
    void forget(TerminalId terminal) {
        known.remove(terminal);
    }

    private static TerminalState live(Known here) {
        synchronized (here) {
            return here.state;
        }
    }
}
