package org.clockhouse.terminal.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.punch.Appended;
import org.clockhouse.punch.Attribution;
import org.clockhouse.punch.Backlog;
import org.clockhouse.punch.LogStretch;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.PunchFilter;
import org.clockhouse.punch.PunchKey;
import org.clockhouse.punch.QuarantineFilter;
import org.clockhouse.punch.QuarantinedRow;
import org.clockhouse.punch.TerminalProgress;
import org.clockhouse.punch.UnmatchedSubject;
import org.clockhouse.punch.spi.PunchRepository;
import org.clockhouse.punch.spi.TouchedDays;

/** A punch repository whose database can be taken away, before or just after the commit. */
public final class FlakyPunches implements PunchRepository {

    public enum Trouble {
        NONE,
        DOWN,
        /** The commit succeeds and the caller never hears of it. */
        LOST_ANSWER
    }

    private final PunchRepository real;
    public volatile Trouble trouble = Trouble.NONE;
    private int appends;

    FlakyPunches(PunchRepository real) {
        this.real = real;
    }

    public int appends() {
        return appends;
    }

    @Override
    public CompletableFuture<Appended> appending(OrgId org, PunchBatch batch) {
        appends++;
        if (trouble == Trouble.DOWN) {
            throw new Unavailable("store.unavailable", "down");
        }
        Appended appended = real.append(org, batch);
        if (trouble == Trouble.LOST_ANSWER) {
            return CompletableFuture.failedFuture(new Unavailable("store.unavailable", "lost on the way back"));
        }
        return CompletableFuture.completedFuture(appended);
    }

    @Override
    public TouchedDays touched(long position, int limit) {
        return real.touched(position, limit);
    }

    @Override
    public Set<PunchKey> known(TerminalId terminal, Collection<PunchKey> keys) {
        return real.known(terminal, keys);
    }

    @Override
    public TerminalProgress progressOf(TerminalId terminal) {
        return real.progressOf(terminal);
    }

    @Override
    public Map<TerminalId, TerminalProgress> progress() {
        return real.progress();
    }

    @Override
    public List<Punch> after(long position, int limit) {
        return real.after(position, limit);
    }

    @Override
    public LogStretch stretch(long position, int limit) {
        return real.stretch(position, limit);
    }

    @Override
    public Backlog backlog(long position) {
        return real.backlog(position);
    }

    @Override
    public List<Punch> of(Collection<EmployeeId> employees, Instant from, Instant until) {
        return real.of(employees, from, until);
    }

    @Override
    public Slice<Punch> page(Scope scope, PunchFilter filter, Page page) {
        return real.page(scope, filter, page);
    }

    @Override
    public Slice<QuarantinedRow> quarantine(Scope scope, QuarantineFilter filter, Page page) {
        return real.quarantine(scope, filter, page);
    }

    @Override
    public Slice<UnmatchedSubject> unmatched(Scope scope, Page page) {
        return real.unmatched(scope, page);
    }

    @Override
    public int attribute(Attribution attribution, int limit) {
        return real.attribute(attribution, limit);
    }
}
