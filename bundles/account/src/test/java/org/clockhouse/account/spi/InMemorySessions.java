package org.clockhouse.account.spi;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.InMemoryTransactions;

/** Sessions in a map. */
public final class InMemorySessions implements SessionRepository {

    private final Table<String, SessionRow> rows;

    public InMemorySessions(InMemoryTransactions transactions) {
        this.rows = new Table<>(transactions);
    }

    @Override
    public void insert(SessionRow session) {
        rows.put(session.tokenHash(), session);
    }

    @Override
    public Optional<SessionRow> find(String tokenHash) {
        return rows.find(tokenHash);
    }

    @Override
    public List<SessionRow> of(AccountId account) {
        return rows.values()
                .filter(row -> row.account().equals(account))
                .sorted(Comparator.comparing(SessionRow::signedInAt).reversed())
                .toList();
    }

    @Override
    public void touch(String tokenHash, Instant confirmedAt, Instant idleUntil) {
        find(tokenHash)
                .ifPresent(row -> rows.put(
                        tokenHash,
                        new SessionRow(
                                tokenHash,
                                row.account(),
                                row.address(),
                                row.signedInAt(),
                                confirmedAt,
                                idleUntil,
                                row.until())));
    }

    @Override
    public void remove(String tokenHash) {
        rows.remove(tokenHash);
    }

    @Override
    public void removeOf(AccountId account, String spared) {
        rows.removeIf(row -> row.account().equals(account) && !row.tokenHash().equals(spared));
    }

    @Override
    public int removeEnded(Instant before) {
        return rows.removeIf(row -> row.idleUntil().isBefore(before));
    }
}
