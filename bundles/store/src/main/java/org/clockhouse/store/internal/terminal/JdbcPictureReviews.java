package org.clockhouse.store.internal.terminal;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.ScopeSql;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.terminal.PictureReview;
import org.clockhouse.terminal.PictureReview.Reason;
import org.clockhouse.terminal.PictureReview.Verdict;
import org.clockhouse.terminal.SnapshotId;
import org.clockhouse.terminal.spi.PictureReviewRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Punches to be looked at, by plain SQL. */
@Component
public final class JdbcPictureReviews implements PictureReviewRepository {

    /** As for pictures, Derby is told by which key punches are read. */
    private static final String SELECT = "select r.*, p.employee_id from picture_review r left join punch p"
            + " --DERBY-PROPERTIES constraint=punch_key\n on p.org_id = r.org_id and p.position = r.position"
            + " where r.org_id = ?";

    private final JpaTransactions transactions;

    @Activate
    public JdbcPictureReviews(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void mark(long punch, TerminalId terminal, Instant at, Set<Reason> reasons, Instant now) {
        Optional<PictureReview> known = find(punch);
        if (known.isEmpty()) {
            transactions
                    .sql(
                            "insert into picture_review (org_id, position, terminal_id, made_at, marked_at, reasons,"
                                    + " verdict, decided_by, version) values (?, ?, ?, ?, ?, ?, ?, '', 0)",
                            org(),
                            punch,
                            terminal.text(),
                            at,
                            now,
                            text(reasons),
                            Verdict.WAITING)
                    .update();
        } else if (known.get().verdict() == Verdict.WAITING
                && !known.get().reasons().containsAll(reasons)) {
            Set<Reason> all = EnumSet.copyOf(known.get().reasons());
            all.addAll(reasons);
            transactions
                    .sql(
                            "update picture_review set reasons = ? where org_id = ? and position = ?",
                            text(all),
                            org(),
                            punch)
                    .update();
        }
    }

    @Override
    public Optional<PictureReview> find(long punch) {
        return whole(transactions
                        .sql(SELECT, org())
                        .append(" and r.position = ?", punch)
                        .list(JdbcPictureReviews::review))
                .stream()
                .findFirst();
    }

    @Override
    public Slice<PictureReview> waiting(Scope scope, Page page) {
        Sql sql = transactions
                .sql(SELECT, org())
                .append(" and r.verdict = ? and r.position > ?", Verdict.WAITING, page.afterNumber(0))
                .append(" and exists (select 1 from snapshot s where s.org_id = r.org_id and s.position = r.position)");
        List<PictureReview> found = ScopeSql.seen(sql, org(), "p.employee_id", scope)
                .append(" order by r.position fetch first " + (page.limit() + 1) + " rows only")
                .list(JdbcPictureReviews::review);
        return Slice.of(whole(found), page, review -> Long.toString(review.punch()));
    }

    @Override
    public PictureReview put(PictureReview review) {
        transactions
                .sql(
                        "update picture_review set verdict = ?, decided_by = ?, decided_at = ?, version = version + 1"
                                + " where org_id = ? and position = ? and version = ?",
                        review.verdict(),
                        review.by(),
                        review.decided().orElse(null),
                        org(),
                        review.punch(),
                        review.version())
                .updateOne("picture-review", Long.toString(review.punch()));
        return find(review.punch()).orElseThrow();
    }

    @Override
    public long others(TerminalId terminal, Instant since) {
        return transactions
                .sql(
                        "select count(*) from picture_review where org_id = ? and terminal_id = ? and verdict = ?"
                                + " and decided_at >= ?",
                        org(),
                        terminal.text(),
                        Verdict.OTHER,
                        since)
                .number();
    }

    @Override
    public void forget(Instant markedBefore) {
        transactions
                .sql(
                        "delete from picture_review where org_id = ? and verdict = ? and marked_at < ?",
                        org(),
                        Verdict.WAITING,
                        markedBefore)
                .update();
    }

    /** With their pictures. */
    private List<PictureReview> whole(List<PictureReview> bare) {
        if (bare.isEmpty()) {
            return bare;
        }
        Map<Long, List<SnapshotId>> pictures = new TreeMap<>();
        transactions
                .sql("select id, position from snapshot where org_id = ?", org())
                .in("position", bare.stream().map(PictureReview::punch).toList())
                .append(" order by id")
                .list(row -> Map.entry(row.number("position"), SnapshotId.of(row.text("id"))))
                .forEach(picture -> pictures.merge(
                        picture.getKey(), List.of(picture.getValue()), (some, more) -> Stream.of(some, more)
                                .flatMap(Collection::stream)
                                .toList()));
        return bare.stream()
                .map(review -> review.with(pictures.getOrDefault(review.punch(), List.of())))
                .toList();
    }

    private static PictureReview review(Sql.Row row) {
        return new PictureReview(
                row.number("position"),
                TerminalId.of(row.text("terminal_id")),
                row.optionalText("employee_id").map(EmployeeId::of),
                row.instant("made_at"),
                Stream.of(row.text("reasons").split(",")).map(Reason::valueOf).collect(Collectors.toSet()),
                List.of(),
                row.constant(Verdict.class, "verdict"),
                row.text("decided_by"),
                row.optionalInstant("decided_at"),
                row.number("version"));
    }

    private static String text(Set<Reason> reasons) {
        return reasons.stream().sorted().map(Reason::name).collect(Collectors.joining(","));
    }

    private String org() {
        return transactions.org().text();
    }
}
