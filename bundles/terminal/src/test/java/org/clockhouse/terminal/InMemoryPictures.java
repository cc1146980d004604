package org.clockhouse.terminal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.PictureReview.Reason;
import org.clockhouse.terminal.PictureReview.Verdict;
import org.clockhouse.terminal.spi.PictureReviewRepository;
import org.clockhouse.terminal.spi.SnapshotRepository;

/** What is known of pictures, and which are to be looked at, in maps, for each company one set. */
public final class InMemoryPictures {

    private static final class Rows {
        private Optional<SnapshotRule> rule = Optional.empty();
        private final Map<SnapshotId, Snapshot> snapshots = new HashMap<>();
        private final TreeMap<Long, PictureReview> reviews = new TreeMap<>();
        private final Map<Long, Instant> marked = new HashMap<>();
    }

    private final InMemoryTransactions transactions;
    private final LongFunction<Optional<EmployeeId>> whose;
    private final Map<OrgId, Rows> companies = new HashMap<>();

    /** @param whose a punch at a position is */
    public InMemoryPictures(InMemoryTransactions transactions, LongFunction<Optional<EmployeeId>> whose) {
        this.transactions = transactions;
        this.whose = whose;
    }

    public SnapshotRepository snapshots() {
        return new Snapshots();
    }

    public PictureReviewRepository reviews() {
        return new Reviews();
    }

    private Rows rows() {
        return companies.computeIfAbsent(transactions.org(), org -> new Rows());
    }

    private final class Snapshots implements SnapshotRepository {

        @Override
        public Optional<SnapshotRule> rule() {
            return rows().rule;
        }

        @Override
        public SnapshotRule put(SnapshotRule rule) {
            if (rows().rule.map(SnapshotRule::version).orElse(0L) != rule.version()) {
                throw new Stale("snapshot-rule", "");
            }
            rows().rule = Optional.of(rule.atVersion(rule.version() + 1));
            return rows().rule.get();
        }

        @Override
        public boolean isKnown(Snapshot snapshot) {
            return rows().snapshots.values().stream()
                    .anyMatch(known -> known.terminal().equals(snapshot.terminal())
                            && known.clockReading().equals(snapshot.clockReading())
                            && known.holder().equals(snapshot.holder())
                            && known.hash().equals(snapshot.hash()));
        }

        @Override
        public void add(Snapshot snapshot) {
            rows().snapshots.put(snapshot.id(), snapshot);
        }

        @Override
        public Optional<Snapshot> find(SnapshotId snapshot) {
            return Optional.ofNullable(rows().snapshots.get(snapshot)).map(this::whole);
        }

        @Override
        public List<Snapshot> loose(TerminalId terminal, Collection<LocalDateTime> readings) {
            return all().stream()
                    .filter(each -> each.terminal().equals(terminal)
                            && each.punch().isEmpty()
                            && each.clockReading().filter(readings::contains).isPresent())
                    .toList();
        }

        @Override
        public void link(SnapshotId snapshot, long punch, Instant at) {
            rows().snapshots
                    .computeIfPresent(snapshot, (id, old) -> with(old, at, OptionalLong.of(punch), old.employee()));
        }

        @Override
        public List<Snapshot> of(EmployeeId person, Instant from, Instant until, int limit) {
            return all().stream()
                    .filter(each -> each.employee().filter(person::equals).isPresent() && within(each, from, until))
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<Snapshot> at(TerminalId terminal, Instant from, Instant until, int limit) {
            return all().stream()
                    .filter(each -> each.terminal().equals(terminal) && within(each, from, until))
                    .limit(limit)
                    .toList();
        }

        @Override
        public int receivedSince(TerminalId terminal, Instant when) {
            return (int) all().stream()
                    .filter(each ->
                            each.terminal().equals(terminal) && !each.received().isBefore(when))
                    .count();
        }

        @Override
        public List<Snapshot> receivedBefore(Instant when, int limit) {
            return all().stream()
                    .filter(each -> each.received().isBefore(when))
                    .limit(limit)
                    .toList();
        }

        @Override
        public void remove(SnapshotId snapshot) {
            rows().snapshots.remove(snapshot);
        }

        private List<Snapshot> all() {
            return rows().snapshots.values().stream()
                    .map(this::whole)
                    .sorted(Comparator.comparing(Snapshot::at)
                            .thenComparing(each -> each.id().text()))
                    .toList();
        }

        private Snapshot whole(Snapshot bare) {
            return bare.punch().isEmpty()
                    ? bare
                    : with(
                            bare,
                            bare.at(),
                            bare.punch(),
                            whose.apply(bare.punch().getAsLong()));
        }

        private static boolean within(Snapshot each, Instant from, Instant until) {
            return !each.at().isBefore(from) && each.at().isBefore(until);
        }

        private static Snapshot with(Snapshot old, Instant at, OptionalLong punch, Optional<EmployeeId> employee) {
            return new Snapshot(
                    old.id(),
                    old.terminal(),
                    old.holder(),
                    old.clockReading(),
                    at,
                    old.received(),
                    punch,
                    employee,
                    old.hash());
        }
    }

    private final class Reviews implements PictureReviewRepository {

        @Override
        public void mark(long punch, TerminalId terminal, Instant at, Set<Reason> reasons, Instant now) {
            PictureReview known = rows().reviews.get(punch);
            if (known != null && known.verdict() != Verdict.WAITING) {
                return;
            }
            Set<Reason> all = EnumSet.noneOf(Reason.class);
            all.addAll(reasons);
            if (known != null) {
                all.addAll(known.reasons());
            }
            rows().marked.putIfAbsent(punch, now);
            rows().reviews
                    .put(
                            punch,
                            new PictureReview(
                                    punch,
                                    terminal,
                                    Optional.empty(),
                                    at,
                                    all,
                                    List.of(),
                                    Verdict.WAITING,
                                    "",
                                    Optional.empty(),
                                    0));
        }

        @Override
        public Optional<PictureReview> find(long punch) {
            return Optional.ofNullable(rows().reviews.get(punch)).map(this::whole);
        }

        @Override
        public Slice<PictureReview> waiting(Scope scope, Page page) {
            List<PictureReview> found = rows().reviews.tailMap(page.afterNumber(0), false).values().stream()
                    .filter(review -> review.verdict() == Verdict.WAITING)
                    .map(this::whole)
                    .filter(review -> !review.snapshots().isEmpty() && isSeen(scope, review))
                    .limit(page.limit() + 1L)
                    .toList();
            return Slice.of(found, page, review -> Long.toString(review.punch()));
        }

        private boolean isSeen(Scope scope, PictureReview review) {
            return scope.everybody()
                    || review.employee().filter(scope.people()::contains).isPresent();
        }

        @Override
        public PictureReview put(PictureReview review) {
            PictureReview known = rows().reviews.get(review.punch());
            if (known == null || known.version() != review.version()) {
                throw new Stale("picture-review", Long.toString(review.punch()));
            }
            PictureReview next = new PictureReview(
                    review.punch(),
                    review.terminal(),
                    review.employee(),
                    review.at(),
                    review.reasons(),
                    List.of(),
                    review.verdict(),
                    review.by(),
                    review.decided(),
                    review.version() + 1);
            rows().reviews.put(review.punch(), next);
            return whole(next);
        }

        @Override
        public long others(TerminalId terminal, Instant since) {
            return rows().reviews.values().stream()
                    .filter(review -> review.terminal().equals(terminal)
                            && review.verdict() == Verdict.OTHER
                            && !review.decided().orElseThrow().isBefore(since))
                    .count();
        }

        @Override
        public void forget(Instant markedBefore) {
            List<Long> waiting = new ArrayList<>();
            rows().reviews.values().stream()
                    .filter(review -> review.verdict() == Verdict.WAITING
                            && rows().marked.get(review.punch()).isBefore(markedBefore))
                    .forEach(review -> waiting.add(review.punch()));
            waiting.forEach(rows().reviews::remove);
        }

        private PictureReview whole(PictureReview bare) {
            List<SnapshotId> pictures = rows().snapshots.values().stream()
                    .filter(each -> each.punch().equals(OptionalLong.of(bare.punch())))
                    .map(Snapshot::id)
                    .sorted(Comparator.comparing(SnapshotId::text))
                    .toList();
            return new PictureReview(
                    bare.punch(),
                    bare.terminal(),
                    whose.apply(bare.punch()),
                    bare.at(),
                    bare.reasons(),
                    pictures,
                    bare.verdict(),
                    bare.by(),
                    bare.decided(),
                    bare.version());
        }
    }
}
