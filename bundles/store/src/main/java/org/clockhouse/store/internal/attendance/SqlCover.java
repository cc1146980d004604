package org.clockhouse.store.internal.attendance;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.clockhouse.attendance.generate.CoverNeed;
import org.clockhouse.attendance.generate.CoverNeed.Span;
import org.clockhouse.attendance.spi.CoverRepository;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.SqlFailure;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What departments need. */
@Component
public final class SqlCover implements CoverRepository {

    private final JpaTransactions transactions;

    @Activate
    public SqlCover(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<CoverNeed> needs() {
        return transactions
                .sql(
                        "select department_id, spans, version from cover_need where org_id = ? order by department_id",
                        transactions.org().text())
                .list(row -> new CoverNeed(
                        DepartmentId.of(row.text("department_id")),
                        row.text("spans").lines().map(SqlCover::span).toList(),
                        row.number("version")));
    }

    @Override
    public void put(CoverNeed need, long read) {
        if (read == 0) {
            insert(need);
            return;
        }
        int changed = transactions
                .sql(
                        "update cover_need set spans = ?, version = ? where org_id = ? and department_id = ? and version = ?",
                        text(need),
                        need.version(),
                        transactions.org().text(),
                        need.department().text(),
                        read)
                .update();
        if (changed != 1) {
            throw stale(need);
        }
    }

    private void insert(CoverNeed need) {
        try {
            transactions
                    .sql(
                            "insert into cover_need (org_id, department_id, spans, version) values (?, ?, ?, ?)",
                            transactions.org().text(),
                            need.department().text(),
                            text(need),
                            need.version())
                    .update();
        } catch (SqlFailure e) {
            throw Failures.isDuplicate(e) ? stale(need) : e;
        }
    }

    private static Stale stale(CoverNeed need) {
        return new Stale("cover-need", need.department().text());
    }

    private static String text(CoverNeed need) {
        return need.spans().stream().map(SqlCover::line).collect(Collectors.joining("\n"));
    }

    private static String line(Span span) {
        String days = span.days().stream().sorted().map(DayOfWeek::name).collect(Collectors.joining(","));
        return days + " " + span.from() + " " + span.until() + " " + span.people() + " " + span.skill();
    }

    private static Span span(String line) {
        String[] parts = line.split(" ");
        return new Span(
                Arrays.stream(parts[0].split(",")).map(DayOfWeek::valueOf).collect(Collectors.toSet()),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]),
                parts.length > 4 ? parts[4] : "");
    }
}
