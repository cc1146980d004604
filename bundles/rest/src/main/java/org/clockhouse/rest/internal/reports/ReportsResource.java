package org.clockhouse.rest.internal.reports;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.report.Dimension;
import org.clockhouse.report.FigureTable;
import org.clockhouse.report.Metric;
import org.clockhouse.report.ReportDefinition;
import org.clockhouse.report.ReportRequest;
import org.clockhouse.report.Reports;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.ProblemException;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.time.TimesheetsResource;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ReportsResource {

    /** Nobody reads more on a screen; a file has them all. */
    private static final int MOST_ROWS = 1_000;

    private final Reports reports;

    public ReportsResource(Reports reports) {
        this.reports = reports;
    }

    /** @param definition the one there is */
    public record FigureView(Metric figure, Metric.Unit unit, LocalName name, LocalName definition) {}

    /** @param by how it is usually divided @param longest days of a period */
    public record ReportView(
            ReportRequest.Name report,
            ReportRequest.Kind kind,
            LocalName name,
            LocalName question,
            List<Dimension> by,
            int longest,
            List<FigureView> figures) {

        static ReportView of(ReportDefinition report) {
            return new ReportView(
                    report.report(),
                    report.report().kind(),
                    report.name(),
                    report.question(),
                    report.by(),
                    report.report().kind().longest(),
                    report.figures().stream()
                            .map(figure -> new FigureView(
                                    figure.metric(), figure.metric().unit(), figure.name(), figure.meaning()))
                            .toList());
        }
    }

    /** @param key an id, a code or a date; absent where there is none @param number of a person */
    public record FigureGroupView(@Maybe String key, @Maybe String number, LocalName name) {

        static FigureGroupView of(FigureTable.Group group) {
            return new FigureGroupView(absent(group.key()), absent(group.number()), group.name());
        }

        private static String absent(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    /** @param values in the order of the figures @param none figures that are parts of nothing here: their value is 0 and says nothing */
    public record FigureRowView(List<FigureGroupView> groups, List<Long> values, @Maybe List<Metric> none) {

        static FigureRowView of(FigureTable table, FigureTable.Row row) {
            return new FigureRowView(
                    row.groups().stream().map(FigureGroupView::of).toList(),
                    plain(row.values()),
                    unknown(table.metrics(), row.values()));
        }

        private static List<Long> plain(List<Long> values) {
            return values.stream()
                    .map(value -> Optional.ofNullable(value).orElse(0L))
                    .toList();
        }

        private static List<Metric> unknown(List<Metric> figures, List<Long> values) {
            List<Metric> unknown = IntStream.range(0, values.size())
                    .filter(i -> values.get(i) == null)
                    .mapToObj(figures::get)
                    .toList();
            return unknown.isEmpty() ? null : unknown;
        }
    }

    /** @param rows the first of them @param count how many there are @param total of all @param none of the total, as of a row */
    public record FigureTableView(
            LocalDate from,
            LocalDate until,
            List<Dimension> by,
            List<Metric> figures,
            List<FigureRowView> rows,
            int count,
            List<Long> total,
            @Maybe List<Metric> none) {}

    @GET
    @Path("reports")
    @Requires("report.run")
    @Summary("The library: each report with its figures and their definitions")
    public Slice<ReportView> list() {
        return new Slice<>(reports.library().stream().map(ReportView::of).toList(), "");
    }

    @GET
    @Path("figures")
    @Requires("report.run")
    @Summary("The figures of a report, by at most two dimensions; the first 1,000 rows")
    public FigureTableView figures(
            @QueryParam("report") ReportRequest.Name report,
            @QueryParam("month") YearMonth month,
            @QueryParam("from") LocalDate from,
            @QueryParam("until") LocalDate until,
            @QueryParam("by") Dimension by,
            @QueryParam("then") Dimension then,
            @QueryParam("siteId") SiteId siteId,
            @QueryParam("departmentId") DepartmentId departmentId,
            @QueryParam("employeeId") EmployeeId employeeId,
            @QueryParam("text") String text,
            @Context Caller caller) {
        if (report == null) {
            throw ProblemException.invalid("?report", "value.missing", "a report is wanted");
        }
        TimesheetsResource.Period period =
                TimesheetsResource.Period.of(month, from, until, report.kind().longest());
        MonthQuery query = period.query(siteId, departmentId, employeeId, text, false);
        List<Dimension> divided =
                Stream.of(by, then).filter(dimension -> dimension != null).toList();
        FigureTable table = reports.figures(
                caller.org(),
                caller.scope(),
                new ReportRequest(report, query, divided, ReportRequest.Format.JSON, ReportRequest.Language.ZH, false));
        return new FigureTableView(
                period.from(),
                period.until(),
                table.by(),
                table.metrics(),
                table.rows().stream()
                        .limit(MOST_ROWS)
                        .map(row -> FigureRowView.of(table, row))
                        .toList(),
                table.rows().size(),
                FigureRowView.plain(table.total()),
                FigureRowView.unknown(table.metrics(), table.total()));
    }
}
