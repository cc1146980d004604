package org.clockhouse.store.internal.punch;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Workers;
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
import org.clockhouse.store.internal.BlindIndex;
import org.clockhouse.store.internal.Database;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.SqlFailure;
import org.clockhouse.store.internal.Vendor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The punch log in plain SQL: appended by a thread or two that serve all callers, read by position or by person. */
@Component
public final class JdbcPunches implements PunchRepository {

    private final JpaTransactions transactions;
    private final PunchSeal seal;
    private final PunchReader reader;
    private final PunchPages pages;
    private final PunchOwners owners;
    private final PunchInserts inserts;
    private final PunchPositions positions;
    private final RecentPunches recent = new RecentPunches();
    private final List<GroupCommit> lanes;

    @Activate
    public JdbcPunches(
            @Reference Database database,
            @Reference JpaTransactions transactions,
            @Reference FieldCipher cipher,
            @Reference BlindIndex index,
            @Reference Workers workers) {
        this.transactions = transactions;
        this.seal = new PunchSeal(cipher, index);
        this.reader = new PunchReader(transactions, seal);
        this.positions = new PunchPositions(database);
        this.pages = new PunchPages(transactions, reader, positions, seal);
        this.owners = new PunchOwners(transactions, reader, seal);
        this.inserts = database.vendor() == Vendor.DERBY ? new DerbyPunchInserts() : new PostgresPunchInserts();
        PunchAppender appender =
                new PunchAppender(database, inserts, positions, new PunchNumbers(database), seal, recent);
        this.lanes = IntStream.range(0, inserts.lanes())
                .mapToObj(lane -> new GroupCommit(workers, "punch-appender-" + lane, appender::insert))
                .toList();
    }

    /** What waits is refused; the group at work is committed. */
    @Deactivate
    public void stop() {
        lanes.forEach(GroupCommit::close);
    }

    @Override
    public CompletableFuture<Appended> appending(OrgId org, PunchBatch batch) {
        int lane = Math.floorMod(batch.terminal().hashCode(), lanes.size());
        return lanes.get(lane).append(seal.prepare(org, batch, recent));
    }

    @Override
    public Set<PunchKey> known(TerminalId terminal, Collection<PunchKey> keys) {
        Map<PreparedPunch.Identity, PunchKey> wanted = new HashMap<>();
        reader.number(terminal).ifPresent(number -> keys.forEach(key -> wanted.put(seal.identity(key, number), key)));
        try {
            return inserts
                    .stored(transactions.connection(), transactions.org().text(), wanted.keySet())
                    .keySet()
                    .stream()
                    .map(wanted::get)
                    .collect(Collectors.toSet());
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    @Override
    public TerminalProgress progressOf(TerminalId terminal) {
        return selectProgress()
                .append(" and terminal_id = ?", terminal.text())
                .first(JdbcPunches::progress)
                .orElse(TerminalProgress.NONE);
    }

    @Override
    public Map<TerminalId, TerminalProgress> progress() {
        Map<TerminalId, TerminalProgress> all = new HashMap<>();
        selectProgress().each(row -> all.put(TerminalId.of(row.text("terminal_id")), progress(row)));
        return all;
    }

    @Override
    public List<Punch> after(long position, int limit) {
        return between(position, complete(), limit);
    }

    @Override
    public LogStretch stretch(long position, int limit) {
        long complete = complete();
        return LogStretch.of(
                position,
                between(position, complete, limit),
                pages.quarantined(position, complete, limit),
                complete,
                limit);
    }

    private List<Punch> between(long after, long upTo, int limit) {
        return reader.select(PunchReader.By.POSITION)
                .append(" and position > ? and position <= ?", after, upTo)
                .append(" order by position fetch first " + limit + " rows only")
                .list(reader::punch);
    }

    private long complete() {
        return positions.complete(transactions.org().text());
    }

    @Override
    public Backlog backlog(long position) {
        long complete = complete();
        return transactions
                .sql(
                        "select count(*) as punches, min(received_at) as oldest from punch"
                                + " where org_id = ? and position > ? and position <= ?",
                        transactions.org().text(),
                        position,
                        complete)
                .first(row -> new Backlog(row.number("punches"), time(row.number("oldest")), complete))
                .orElseThrow();
    }

    @Override
    public TouchedDays touched(long position, int limit) {
        return reader.touched(position, complete(), limit);
    }

    @Override
    public List<Punch> of(Collection<EmployeeId> employees, Instant from, Instant until) {
        return reader.of(employees.stream().map(EmployeeId::text).toList(), from, until);
    }

    @Override
    public Slice<Punch> page(Scope scope, PunchFilter filter, Page page) {
        return pages.punches(scope, filter, page);
    }

    @Override
    public Slice<QuarantinedRow> quarantine(Scope scope, QuarantineFilter filter, Page page) {
        return pages.quarantine(scope, filter, page);
    }

    @Override
    public Slice<UnmatchedSubject> unmatched(Scope scope, Page page) {
        return owners.unmatched(scope, page);
    }

    @Override
    public int attribute(Attribution attribution, int limit) {
        return owners.attribute(attribution, limit);
    }

    private Sql selectProgress() {
        return transactions.sql(
                "select * from punch_terminal where org_id = ?",
                transactions.org().text());
    }

    private static TerminalProgress progress(Sql.Row row) {
        return new TerminalProgress(
                row.text("cursor_text"),
                time(row.number("reported_up_to")),
                time(row.number("last_punch")),
                row.number("stored_rows"));
    }

    private static Optional<Instant> time(long millis) {
        return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
