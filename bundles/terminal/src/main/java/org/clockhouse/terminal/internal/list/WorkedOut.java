package org.clockhouse.terminal.internal.list;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.clockhouse.credential.delivery.Delivery.State;
import org.clockhouse.credential.delivery.Delivery.Told;
import org.clockhouse.credential.delivery.TerminalLists;
import org.clockhouse.driver.Grant;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.Journal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Remembers for which terminals it was worked out what they are to know, so that a terminal in contact reads no row while nothing
 * changed. What is remembered may be lost: it is worked out again every few minutes anyway.
 */
@Component(service = WorkedOut.class)
public final class WorkedOut {

    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private final TerminalLists lists;
    private final Journal journal;
    private final AtomicLong generation = new AtomicLong();
    private final Map<TerminalId, Mark> marks = new ConcurrentHashMap<>();
    private final Set<TerminalId> urgent = ConcurrentHashMap.newKeySet();
    /** Until when terminals are not asked what they hold, because they would not say. */
    private final Map<TerminalId, Instant> reticent = new ConcurrentHashMap<>();

    /** @param open whether the terminal had anything to be told */
    private record Mark(long generation, long version, Instant until, boolean open) {}

    @Activate
    public WorkedOut(@Reference TerminalLists lists, @Reference Journal journal) {
        this.lists = lists;
        this.journal = journal;
    }

    public TerminalLists lists() {
        return lists;
    }

    /** Something that lists follow from has changed. */
    public void outdated() {
        generation.incrementAndGet();
    }

    /** Names are told anew where the terminal is to show them in another way. */
    public void renamed(OrgId org, Terminal before, Terminal after) {
        String key = Grant.HOLDER_NAME.key();
        if (!Objects.equals(before.settings().get(key), after.settings().get(key))) {
            lists.told(
                    org,
                    after.id(),
                    lists.lines(org, after.id()).stream()
                            .filter(line -> line.isHeld() && line.state() == State.CONFIRMED)
                            .map(line -> Told.of(line, State.EXPECTED, line.number(), ""))
                            .toList());
        }
    }

    /** These have something to forget, and are not to wait until it is worked out what else they are to know. */
    public void urgent(Collection<TerminalId> terminals) {
        urgent.addAll(terminals);
    }

    public boolean takeUrgent(TerminalId terminal) {
        return urgent.remove(terminal);
    }

    /** Whether the terminal has anything to be told; worked out if need be. */
    public boolean hasNews(OrgId org, Terminal terminal) {
        long now = generation.get();
        Mark mark = marks.get(terminal.id());
        if (!holds(mark, terminal)) {
            boolean open = lists.expect(org, terminal.id());
            mark = new Mark(now, terminal.version(), journal.now().plus(GOOD_FOR), open);
            marks.put(terminal.id(), mark);
        }
        return mark.open();
    }

    /** Whether {@link #hasNews} is worth asking; reads nothing. */
    public boolean mayHaveNews(Terminal terminal) {
        Mark mark = marks.get(terminal.id());
        return urgent.contains(terminal.id()) || !holds(mark, terminal) || mark.open();
    }

    private boolean holds(Mark mark, Terminal terminal) {
        return mark != null
                && mark.generation() == generation.get()
                && mark.version() == terminal.version()
                && !mark.until().isBefore(journal.now());
    }

    public boolean saysWhatItHolds(TerminalId terminal) {
        Instant until = reticent.get(terminal);
        return until == null || until.isBefore(journal.now());
    }

    public void wouldNotSayWhatItHolds(TerminalId terminal) {
        reticent.put(terminal, journal.now().plus(GOOD_FOR));
    }

    /** Everything was told. */
    public void told(TerminalId terminal) {
        marks.computeIfPresent(
                terminal, (id, mark) -> new Mark(mark.generation(), mark.version(), mark.until(), false));
    }
}
