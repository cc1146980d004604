package org.clockhouse.report.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clockhouse.attendance.closing.Completeness;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.day.Timesheets;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.report.FigureTable;
import org.clockhouse.report.ReportDefinition;
import org.clockhouse.report.ReportRequest;
import org.clockhouse.report.Reports;
import org.clockhouse.report.internal.card.CardSheets;
import org.clockhouse.report.internal.figure.FigureSheet;
import org.clockhouse.report.internal.figure.Figures;
import org.clockhouse.report.internal.figure.Listing;
import org.clockhouse.report.internal.figure.Listings;
import org.clockhouse.report.internal.payroll.Payroll;
import org.clockhouse.report.internal.payroll.PayrollRows;
import org.clockhouse.report.internal.sheet.Cell;
import org.clockhouse.report.internal.sheet.Column;
import org.clockhouse.report.internal.sheet.CsvSheet;
import org.clockhouse.report.internal.sheet.JsonSheet;
import org.clockhouse.report.internal.sheet.Letterhead;
import org.clockhouse.report.internal.sheet.PdfSheet;
import org.clockhouse.report.internal.sheet.Reporting;
import org.clockhouse.report.internal.sheet.Sheet;
import org.clockhouse.report.internal.sheet.SheetHead;
import org.clockhouse.report.internal.sheet.Words;
import org.clockhouse.report.internal.sheet.XlsxSheet;
import org.clockhouse.report.internal.timesheet.DailyList;
import org.clockhouse.report.internal.timesheet.Layout;
import org.clockhouse.report.internal.timesheet.MonthSheets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lays timesheets out, a page of people at a time. */
@Component
public final class SheetReports implements Reports {

    private final Timesheets timesheets;
    private final Letterhead letterhead;
    private final Departments departments;
    private final RosterPaper roster;
    private final CardSheets cards;
    private final Figures figures;
    private final Payroll payroll;
    private final MonthSheets months;
    private final Listings listings;
    private final Completeness completeness;
    private final AuditTrail audit;

    // Each is one kind of sheet, or what stands on all of them.
    @Activate
    public SheetReports(
            @Reference Timesheets timesheets,
            @Reference Letterhead letterhead,
            @Reference Departments departments,
            @Reference RosterPaper roster,
            @Reference CardSheets cards,
            @Reference Figures figures,
            @Reference Payroll payroll,
            @Reference MonthSheets months,
            @Reference Listings listings,
            @Reference Completeness completeness,
            @Reference AuditTrail audit) {
        this.timesheets = timesheets;
        this.letterhead = letterhead;
        this.departments = departments;
        this.roster = roster;
        this.cards = cards;
        this.figures = figures;
        this.payroll = payroll;
        this.months = months;
        this.listings = listings;
        this.completeness = completeness;
        this.audit = audit;
    }

    @Override
    public void run(Actor actor, Scope scope, ReportRequest request, OutputStream out) throws IOException {
        Words words = new Words(request.language());
        switch (request.name().kind()) {
            case CARDS -> runCards(actor, scope, request, words, out);
            case FIGURES -> runFigures(actor, scope, request, words, out);
            case PAYROLL -> runPayroll(actor, scope, request, words, out);
            case DAYS -> {
                Optional<Listing> listing = listings.find(request.name());
                if (request.name() == ReportRequest.Name.ROSTER) {
                    runRoster(actor, scope, request, words, out);
                } else if (listing.isPresent()) {
                    runListing(listing.get(), actor, scope, request, words, out);
                } else {
                    runDays(actor, scope, request, words, out);
                }
            }
        }
    }

    @Override
    public FigureTable figures(OrgId org, Scope scope, ReportRequest request) {
        return figures.table(org, scope, request);
    }

    @Override
    public List<ReportDefinition> library() {
        Words zh = new Words(ReportRequest.Language.ZH);
        Words en = new Words(ReportRequest.Language.EN);
        return Arrays.stream(ReportRequest.Name.values())
                .map(name -> definition(name, key -> new LocalName(zh.of(key), en.of(key))))
                .toList();
    }

    private static ReportDefinition definition(ReportRequest.Name name, Function<String, LocalName> words) {
        return new ReportDefinition(
                name,
                words.apply(name.name()),
                words.apply(name + ".question"),
                name.by(),
                name.metrics().stream()
                        .map(metric -> new ReportDefinition.Figure(
                                metric, words.apply("metric." + metric), words.apply("metric." + metric + ".means")))
                        .toList());
    }

    private void runDays(Actor actor, Scope scope, ReportRequest request, Words words, OutputStream out)
            throws IOException {
        Layout layout = request.name() == ReportRequest.Name.MONTH_SHEET
                ? months.of(actor.org(), scope, request.query(), words)
                : new DailyList(words);
        Map<DepartmentId, String> names = departments(actor.org(), words);
        Iterable<List<MonthRow>> everybody = timesheets.months(actor.org(), scope, request.query());
        SheetHead head = head(actor, scope, request, words, layout.columns(), layout.meanings());
        write(actor, head, request, out, sheet -> {
            int count = 0;
            for (List<MonthRow> people : everybody) {
                layout.people(people);
                for (MonthRow row : people) {
                    String department = names.getOrDefault(row.person().department(), "");
                    for (List<Cell> cells : layout.rows(row, department)) {
                        sheet.row(cells);
                    }
                }
                count += people.size();
            }
            return count;
        });
    }

    /** What is refused is refused before the first byte. */
    private void runFigures(Actor actor, Scope scope, ReportRequest request, Words words, OutputStream out)
            throws IOException {
        FigureTable table = figures.table(actor.org(), scope, request);
        FigureSheet layout = new FigureSheet(table.by(), table.metrics(), words);
        write(actor, head(actor, scope, request, words, layout.columns(), layout.meanings()), request, out, sheet -> {
            layout.write(table, sheet);
            return table.rows().size();
        });
    }

    private void runPayroll(Actor actor, Scope scope, ReportRequest request, Words words, OutputStream out)
            throws IOException {
        SheetHead head = head(actor, scope, request, words, PayrollRows.columns(request.name()), List.of());
        write(actor, head, request, out, sheet -> payroll.write(actor.org(), scope, request, words, sheet));
    }

    private void runRoster(Actor actor, Scope scope, ReportRequest request, Words words, OutputStream out)
            throws IOException {
        SheetHead head = head(actor, scope, request, words, RosterPaper.columns(request.query(), words), List.of());
        write(actor, head, request, out, sheet -> roster.write(actor.org(), scope, request, words, sheet));
    }

    private void runCards(Actor actor, Scope scope, ReportRequest request, Words words, OutputStream out)
            throws IOException {
        SheetHead head = head(actor, scope, request, words, cards.columns(request.name(), words), List.of());
        write(actor, head, request, out, sheet -> cards.write(actor.org(), scope, request, words, sheet));
    }

    private void runListing(
            Listing listing, Actor actor, Scope scope, ReportRequest request, Words words, OutputStream out)
            throws IOException {
        List<String> meanings = FigureSheet.meanings(listing.name().metrics(), words);
        SheetHead head = head(actor, scope, request, words, listing.columns(words), meanings);
        Listing.Lines lines = listing.read(actor.org(), scope, request.query());
        Map<DepartmentId, String> names = departments(actor.org(), words);
        write(actor, head, request, out, sheet -> lines.write(names, words, sheet));
    }

    /** Writes rows, and says how many there are or of how many people. */
    private interface Rows {
        int write(Sheet sheet) throws IOException;
    }

    private void write(Actor actor, SheetHead head, ReportRequest request, OutputStream out, Rows rows)
            throws IOException {
        Sheet sheet = sheet(request, new Words(request.language()), out);
        sheet.begin(head);
        int count = rows.write(sheet);
        sheet.end();
        out.flush();
        record(actor, request, count);
    }

    private Map<DepartmentId, String> departments(OrgId org, Words words) {
        return departments.tree(org).stream().collect(Collectors.toMap(Department::id, each -> words.of(each.name())));
    }

    private static Sheet sheet(ReportRequest request, Words words, OutputStream out) {
        return request.format() == ReportRequest.Format.PDF && request.name() == ReportRequest.Name.MONTH_SHEET
                ? new PdfSheet(out, words, 25)
                : sheet(request.format(), words, request.byteOrderMark(), out);
    }

    static Sheet sheet(ReportRequest.Format format, Words words, boolean byteOrderMark, OutputStream out) {
        return switch (format) {
            case CSV -> new CsvSheet(out, byteOrderMark);
            case JSON -> new JsonSheet(out);
            case XLSX -> new XlsxSheet(out);
            case PDF -> new PdfSheet(out, words, 33);
        };
    }

    private SheetHead head(
            Actor actor, Scope scope, ReportRequest request, Words words, List<Column> columns, List<String> meanings) {
        MonthQuery query = request.query();
        return new SheetHead(
                letterhead.company(actor.org(), words),
                words.of(request.name().name()),
                query.from() + " " + words.of("to") + " " + query.until(),
                request.name() == ReportRequest.Name.MONTH_SHEET ? words.of("legend") : "",
                letterhead.printed(actor, words, letterhead.zone(actor.org(), query.site())),
                columns,
                meanings,
                reporting(actor.org(), scope, request, words));
    }

    /** Cards and plans are no terminal's data, and lines of payroll are read by programs that expect nothing else. */
    private Reporting reporting(OrgId org, Scope scope, ReportRequest request, Words words) {
        ReportRequest.Kind kind = request.name().kind();
        boolean isOnlyLines = kind == ReportRequest.Kind.PAYROLL && request.format() == ReportRequest.Format.CSV;
        return kind == ReportRequest.Kind.CARDS || request.name() == ReportRequest.Name.ROSTER || isOnlyLines
                ? Reporting.NONE
                : Reporting.of(
                        completeness.of(
                                org,
                                scope,
                                request.query().site(),
                                request.query().until()),
                        words,
                        letterhead.zones(org));
    }

    /** Reading many people's times at once is itself worth an entry. */
    private void record(Actor actor, ReportRequest request, int people) {
        audit.recordApart(
                AuditDraft.of(actor, "report.run", "report", request.name().name(), request.fileName())
                        .with(Map.of(
                                "format", request.format().name(),
                                "from", request.query().from().toString(),
                                "until", request.query().until().toString(),
                                "people", people)));
    }
}
