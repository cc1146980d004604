package org.clockhouse.terminal.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.terminal.GatewayId;
import org.clockhouse.terminal.TerminalState;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How terminals are. A change of kind or reason is a row at once; that a terminal was in contact again is kept here and
 * written at most once a minute, because a thousand terminals that poll must not be a hundred commits a second.
 */
@Component(service = StateBook.class)
public final class StateBook {

    private static final Logger log = LoggerFactory.getLogger(StateBook.class);
    private static final Duration WRITE_EVERY = Duration.ofMinutes(1);

    private final TerminalRepository terminals;
    private final Journal journal;
    private final Map<TerminalId, Known> known = new ConcurrentHashMap<>();

    private static final class Known {
        private TerminalState state;
        private Instant written = Instant.EPOCH;
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
    void update(OrgId org, TerminalId terminal, String name, UnaryOperator<TerminalState> change) {
        Known here = known.computeIfAbsent(terminal, t -> new Known());
        synchronized (here) {
            TerminalState before =
                    here.state == null ? of(org, List.of(terminal)).get(terminal) : here.state;
            TerminalState after = change.apply(before);
            boolean another = after.kind() != before.kind() || !after.code().equals(before.code());
            if (another || here.written.plus(WRITE_EVERY).isBefore(journal.now())) {
                journal.run(org, Topic.TERMINALS, () -> terminals.save(terminal, after));
                here.written = journal.now();
            }
            here.state = after;
            if (after.kind() != before.kind()) {
                log.info("Terminal {} is {} since {}: {}", name, after.kind(), after.since(), after.code());
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
