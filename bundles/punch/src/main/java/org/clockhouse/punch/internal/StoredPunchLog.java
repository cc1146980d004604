package org.clockhouse.punch.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.punch.Appended;
import org.clockhouse.punch.Backlog;
import org.clockhouse.punch.LogStretch;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.PunchFilter;
import org.clockhouse.punch.PunchKey;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.punch.TerminalProgress;
import org.clockhouse.punch.spi.PunchRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The log over its repository: guards the append, tells that punches came, and remembers how far terminals are. */
@Component
public final class StoredPunchLog implements PunchLog {

    private final PunchRepository punches;
    private final Transactions transactions;
    private final Changes changes;
    private final Map<Place, KnownProgress> progress = new ConcurrentHashMap<>();

    private record Place(OrgId org, TerminalId terminal) {}

    @Activate
    public StoredPunchLog(
            @Reference PunchRepository punches, @Reference Transactions transactions, @Reference Changes changes) {
        this.punches = punches;
        this.transactions = transactions;
        this.changes = changes;
    }

    @Override
    public CompletableFuture<Appended> appending(OrgId org, PunchBatch batch) {
        if (transactions.isOpen()) {
            throw new IllegalStateException(
                    "punches are not appended inside a transaction: its roll-back would lose them");
        }
        return known(org, batch.terminal())
                .after(batch, () -> punches.appending(org, batch))
                .thenApply(appended -> {
                    if (appended.added() > 0 || appended.quarantined() > 0) {
                        changes.tell(org, Topic.PUNCHES, appended.added() + appended.quarantined());
                    }
                    return appended;
                });
    }

    @Override
    public Set<PunchKey> known(OrgId org, TerminalId terminal, Collection<PunchKey> keys) {
        return transactions.in(org, () -> punches.known(terminal, keys));
    }

    @Override
    public TerminalProgress progressOf(OrgId org, TerminalId terminal) {
        return known(org, terminal).get(() -> transactions.in(org, () -> punches.progressOf(terminal)));
    }

    private KnownProgress known(OrgId org, TerminalId terminal) {
        return progress.computeIfAbsent(new Place(org, terminal), any -> new KnownProgress());
    }

    @Override
    public Map<TerminalId, TerminalProgress> progress(OrgId org) {
        return transactions.in(org, punches::progress);
    }

    @Override
    public List<Punch> after(OrgId org, long position, int limit) {
        return transactions.in(org, () -> punches.after(position, limit));
    }

    @Override
    public LogStretch stretch(OrgId org, long position, int limit) {
        return transactions.in(org, () -> punches.stretch(position, limit));
    }

    @Override
    public Backlog backlog(OrgId org, long position) {
        return transactions.in(org, () -> punches.backlog(position));
    }

    @Override
    public List<Punch> of(OrgId org, Collection<EmployeeId> employees, Instant from, Instant until) {
        if (employees.size() > MOST_PEOPLE) {
            throw new Refused("punch.people.many", "punches of at most " + MOST_PEOPLE + " people are read at once");
        }
        return employees.isEmpty() ? List.of() : transactions.in(org, () -> punches.of(employees, from, until));
    }

    @Override
    public Slice<Punch> page(OrgId org, Scope scope, PunchFilter filter, Page page) {
        return scope.isEmpty()
                ? new Slice<>(List.of(), "")
                : transactions.in(org, () -> punches.page(scope, filter, page));
    }
}
