package org.clockhouse.report.internal;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.trial.RuleTrial;
import org.clockhouse.attendance.trial.RuleTrial.Moved;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.report.ReportRequest;
import org.clockhouse.report.TrialSheets;
import org.clockhouse.report.internal.sheet.Cell;
import org.clockhouse.report.internal.sheet.Column;
import org.clockhouse.report.internal.sheet.Letterhead;
import org.clockhouse.report.internal.sheet.Reporting;
import org.clockhouse.report.internal.sheet.Sheet;
import org.clockhouse.report.internal.sheet.SheetHead;
import org.clockhouse.report.internal.sheet.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Has a column for each bucket of which anything moves, in whole minutes, more or fewer. */
@Component
public final class TrialSheetWriter implements TrialSheets {

    private final Letterhead letterhead;
    private final Departments departments;
    private final AuditTrail audit;

    @Activate
    public TrialSheetWriter(
            @Reference Letterhead letterhead, @Reference Departments departments, @Reference AuditTrail audit) {
        this.letterhead = letterhead;
        this.departments = departments;
        this.audit = audit;
    }

    @Override
    public void write(
            Actor actor,
            RuleTrial trial,
            ReportRequest.Format format,
            ReportRequest.Language language,
            OutputStream out)
            throws IOException {
        Words words = new Words(language);
        Map<DepartmentId, String> names =
                departments.tree(actor.org()).stream().collect(toMap(Department::id, each -> words.of(each.name())));
        List<Bucket> buckets = trial.moved().stream()
                .flatMap(person -> person.minutes().keySet().stream())
                .distinct()
                .sorted()
                .toList();
        Sheet sheet = SheetReports.sheet(format, words, false, out);
        sheet.begin(head(actor, trial, words, columns(words, buckets)));
        for (Moved moved : trial.moved()) {
            sheet.row(row(moved, buckets, names, words));
        }
        sheet.end();
        out.flush();
        record(actor, trial, format);
    }

    private static List<Column> columns(Words words, List<Bucket> buckets) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.of("number", words, 10));
        columns.add(Column.of("name", words, 14));
        columns.add(Column.of("department", words, 16));
        columns.add(Column.of("days", words, 6));
        for (Bucket bucket : buckets) {
            String title = words.of("moved", words.of("bucket." + bucket));
            columns.add(new Column(bucket.name(), title, 10, false));
        }
        columns.add(Column.of("worse", words, 9));
        columns.add(Column.of("gained", words, 22));
        columns.add(Column.of("lost", words, 22));
        columns.add(Column.of("dates", words, 40));
        return columns;
    }

    private static List<Cell> row(
            Moved moved, List<Bucket> buckets, Map<DepartmentId, String> departments, Words words) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell.Text(moved.person().number()));
        cells.add(new Cell.Text(words.of(moved.person().name())));
        cells.add(new Cell.Text(departments.getOrDefault(moved.person().department(), "")));
        cells.add(new Cell.Count(moved.dates().size()));
        for (Bucket bucket : buckets) {
            cells.add(new Cell.Count(moved.minutes().getOrDefault(bucket, 0)));
        }
        cells.add(new Cell.Text(moved.isWorse() ? words.of("yes") : ""));
        cells.add(new Cell.Text(said(moved.gained(), words)));
        cells.add(new Cell.Text(said(moved.lost(), words)));
        cells.add(new Cell.Text(moved.dates().stream().map(LocalDate::toString).collect(joining(" "))));
        return cells;
    }

    private static String said(Map<String, Integer> counts, Words words) {
        return counts.entrySet().stream()
                .map(each -> words.of("flag." + each.getKey()) + ' ' + each.getValue())
                .collect(joining("; "));
    }

    private SheetHead head(Actor actor, RuleTrial trial, Words words, List<Column> columns) {
        return new SheetHead(
                letterhead.company(actor.org(), words),
                words.of("RULE_TRIAL"),
                trial.dates().from() + " " + words.of("to") + " "
                        + trial.dates().until(),
                "",
                letterhead.printed(actor, words, letterhead.zone(actor.org(), Optional.empty())),
                columns,
                List.of(),
                Reporting.NONE);
    }

    private void record(Actor actor, RuleTrial trial, ReportRequest.Format format) {
        audit.recordApart(AuditDraft.of(actor, "report.run", "report", "RULE_TRIAL", "RULE_TRIAL")
                .with(Map.of(
                        "format", format.name(),
                        "from", trial.dates().from().toString(),
                        "until", trial.dates().until().toString(),
                        "people", trial.moved().size())));
    }
}
