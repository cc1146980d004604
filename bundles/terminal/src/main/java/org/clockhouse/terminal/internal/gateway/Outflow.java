package org.clockhouse.terminal.internal.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.punch.Backlog;
import org.clockhouse.punch.LogStretch;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.terminal.GatewayCalls;
import org.clockhouse.terminal.GatewayCalls.Shipment;
import org.clockhouse.terminal.HeadOffice;
import org.clockhouse.terminal.HeadOffice.Access;
import org.clockhouse.terminal.internal.Journal;

/** What a gateway's log still has for the head office. Up to where it was handed on only the head office knows. */
final class Outflow {

    private static final Duration MARK_EVERY = Duration.ofMinutes(1);

    private final HeadOffice head;
    private final PunchLog punches;
    private final Journal journal;
    private final Map<TerminalId, Instant> marked = new HashMap<>();
    private Instant markAt = Instant.MIN;
    private long position;

    Outflow(HeadOffice head, PunchLog punches, Journal journal) {
        this.head = head;
        this.punches = punches;
        this.journal = journal;
    }

    Backlog left(OrgId org) {
        return punches.backlog(org, position);
    }

    /** @return whether that is another place than was thought */
    boolean goOnFrom(long received) {
        boolean moved = received != position;
        position = received;
        return moved;
    }

    /**
     * Much that waits is interrupted by the next call, so that the head office hears how much it is still. What each terminal
     * has completely reported is read before the stretch that is to be the last: whatever was made up to then is in it.
     *
     * @param callAt when the next call is due
     * @return whether nothing waits any more
     */
    boolean handOn(OrgId org, Access access, Instant callAt) throws InterruptedException {
        boolean more = true;
        while (more && journal.now().isBefore(callAt)) {
            Map<TerminalId, Instant> complete = complete(org);
            LogStretch stretch = punches.stretch(org, position, GatewayCalls.LARGEST);
            more = stretch.more() && !stretch.isEmpty();
            boolean marks = !more
                    && !complete.isEmpty()
                    && (!stretch.isEmpty() || !journal.now().isBefore(markAt));
            if (!stretch.isEmpty() || marks) {
                send(access, stretch, marks ? complete : Map.of());
            }
        }
        return !more;
    }

    private void send(Access access, LogStretch stretch, Map<TerminalId, Instant> complete)
            throws InterruptedException {
        position =
                head.send(access, new Shipment(position, stretch.upTo(), stretch.punches(), stretch.rows(), complete));
        if (position < stretch.upTo()) {
            throw new Unavailable("gateway.gap", "the head office received only up to " + position);
        }
        if (!complete.isEmpty()) {
            marked.putAll(complete);
            markAt = journal.now().plus(MARK_EVERY);
        }
    }

    /** Of each terminal whose mark has moved since it was handed on last. */
    private Map<TerminalId, Instant> complete(OrgId org) {
        Map<TerminalId, Instant> complete = new HashMap<>();
        punches.progress(org).forEach((terminal, progress) -> progress.reportedUpTo()
                .filter(upTo -> upTo.isAfter(marked.getOrDefault(terminal, Instant.EPOCH)))
                .ifPresent(upTo -> complete.put(terminal, upTo)));
        return complete;
    }
}
