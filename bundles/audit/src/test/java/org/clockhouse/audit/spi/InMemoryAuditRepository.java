package org.clockhouse.audit.spi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.clockhouse.audit.AuditEntry;
import org.clockhouse.audit.AuditFilter;
import org.clockhouse.audit.Checkpoint;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;

/** The trail in lists, which a test may tamper with. */
public final class InMemoryAuditRepository implements AuditRepository {

    /** What somebody with access to the database can lay hands on. */
    public static final class Rows {
        public final List<AuditEntry> entries = new ArrayList<>();
        public final List<Checkpoint> checkpoints = new ArrayList<>();
        public Optional<Head> head = Optional.empty();
    }

    private final InMemoryTransactions transactions;
    private final Map<OrgId, Rows> companies = new HashMap<>();

    public InMemoryAuditRepository(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    public Rows rows(OrgId org) {
        return companies.computeIfAbsent(org, any -> new Rows());
    }

    @Override
    public void append(AuditEntry entry) {
        Rows rows = rows();
        rows.entries.add(entry);
        transactions.onRollback(() -> rows.entries.remove(entry));
    }

    @Override
    public List<AuditEntry> unsealed(int limit) {
        return rows().entries.stream()
                .filter(entry -> !entry.seal().isPresent())
                .limit(limit)
                .toList();
    }

    @Override
    public void seal(Head expected, List<AuditEntry> sealed) {
        Rows rows = rows();
        long at = rows.head.map(Head::sequence).orElse(0L);
        boolean sealedBefore = sealed.stream().anyMatch(entry -> rows.entries.stream()
                .anyMatch(row -> row.id().equals(entry.id()) && row.seal().isPresent()));
        if (at != expected.sequence() || sealedBefore) {
            throw new Stale("audit-head", Long.toString(expected.sequence()));
        }
        List<AuditEntry> before = List.copyOf(rows.entries);
        Optional<Head> headBefore = rows.head;
        transactions.onRollback(() -> {
            rows.entries.clear();
            rows.entries.addAll(before);
            rows.head = headBefore;
        });
        for (AuditEntry entry : sealed) {
            rows.entries.replaceAll(row -> row.id().equals(entry.id()) ? row.sealed(entry.seal()) : row);
        }
        AuditEntry last = sealed.get(sealed.size() - 1);
        rows.head = Optional.of(new Head(last.sequence(), last.hash()));
    }

    @Override
    public Optional<Head> head() {
        return rows().head;
    }

    @Override
    public List<AuditEntry> sealedAfter(long sequence, int limit) {
        return rows().entries.stream()
                .filter(entry -> entry.sequence() > sequence)
                .sorted(Comparator.comparing(AuditEntry::sequence))
                .limit(limit)
                .toList();
    }

    @Override
    public Slice<AuditEntry> page(AuditFilter filter, Page page) {
        List<AuditEntry> all = rows().entries;
        List<Integer> found = new ArrayList<>();
        int from = page.after().isEmpty() ? all.size() : Integer.parseInt(page.after());
        for (int i = from - 1; i >= 0 && found.size() <= page.limit(); i--) {
            if (matches(filter).test(all.get(i))) {
                found.add(i);
            }
        }
        return Slice.of(found, page, i -> Integer.toString(i)).map(all::get);
    }

    @Override
    public void add(Checkpoint checkpoint) {
        Rows rows = rows();
        if (rows.checkpoints.stream().anyMatch(taken -> taken.number() == checkpoint.number())) {
            throw Refused.duplicate(
                    "audit.checkpoint.taken", "checkpoint " + checkpoint.number() + " is there already");
        }
        rows.checkpoints.add(checkpoint);
        transactions.onRollback(() -> rows.checkpoints.remove(checkpoint));
    }

    @Override
    public List<Checkpoint> checkpointsAfter(long number, int limit) {
        return rows().checkpoints.stream()
                .filter(checkpoint -> checkpoint.number() > number)
                .sorted(Comparator.comparing(Checkpoint::number))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Checkpoint> lastCheckpoint() {
        return rows().checkpoints.stream().max(Comparator.comparing(Checkpoint::number));
    }

    private Rows rows() {
        return rows(transactions.org());
    }

    private static Predicate<AuditEntry> matches(AuditFilter filter) {
        return entry -> is(filter.actor(), entry.draft().actor().id())
                && (filter.action().endsWith(".")
                        ? entry.draft().action().startsWith(filter.action())
                        : is(filter.action(), entry.draft().action()))
                && is(filter.subjectKind(), entry.draft().subject().kind())
                && (filter.subjectIds().isEmpty()
                        || filter.subjectIds().contains(entry.draft().subject().id()))
                && !entry.at().isBefore(filter.from())
                && entry.at().isBefore(filter.until());
    }

    private static boolean is(String wanted, String value) {
        return wanted.isEmpty() || wanted.equals(value);
    }
}
