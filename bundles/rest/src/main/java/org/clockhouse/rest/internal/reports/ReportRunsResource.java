package org.clockhouse.rest.internal.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.account.Permissions;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.report.Dimension;
import org.clockhouse.report.ReportRequest;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.time.TimesheetsResource;

@Path("/report-runs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ReportRunsResource {

    private final ReportDesk desk;
    private final Permissions permissions;

    public ReportRunsResource(ReportDesk desk, Permissions permissions) {
        this.desk = desk;
        this.permissions = permissions;
    }

    /** A month, or from and until (inclusive). @param by of figures, as usual unless said @param language Chinese, unless said */
    public record ReportRunDraft(
            ReportRequest.Name report,
            @Maybe YearMonth month,
            @Maybe LocalDate from,
            @Maybe LocalDate until,
            @Maybe ReportFilterDraft filter,
            @Maybe @Size(max = ReportRequest.MOST_DIMENSIONS) List<Dimension> by,
            ReportRequest.Format format,
            @Maybe ReportRequest.Language language,
            @Maybe Boolean byteOrderMark) {

        ReportRequest domain() {
            TimesheetsResource.Period period = TimesheetsResource.Period.of(
                    month, from, until, report.kind().longest());
            ReportFilterDraft people = filter == null ? new ReportFilterDraft(null, null, null, null, null) : filter;
            return new ReportRequest(
                    report,
                    new MonthQuery(
                            period.from(),
                            period.until(),
                            Optional.ofNullable(people.siteId()),
                            Optional.ofNullable(people.departmentId()),
                            Optional.ofNullable(people.employeeId()),
                            Results.text(people.text()),
                            Boolean.TRUE.equals(people.problemsOnly())),
                    by == null ? List.of() : by,
                    format,
                    language == null ? ReportRequest.Language.ZH : language,
                    Boolean.TRUE.equals(byteOrderMark));
        }
    }

    /** Whose days; what is left out chooses all. */
    public record ReportFilterDraft(
            @Maybe SiteId siteId,
            @Maybe DepartmentId departmentId,
            @Maybe EmployeeId employeeId,
            @Maybe @Size(max = 100) String text,
            @Maybe Boolean problemsOnly) {}

    /** @param size in bytes, once done; @param code what went wrong, when it failed */
    public record ReportRunView(
            String id,
            ReportRequest.Name report,
            ReportRequest.Format format,
            String fileName,
            Instant startedAt,
            ReportDesk.State state,
            @Maybe Long size,
            @Maybe String code,
            @Maybe String detail) {

        static ReportRunView of(ReportDesk.Run run) {
            boolean failed = run.state() == ReportDesk.State.FAILED;
            return new ReportRunView(
                    run.id(),
                    run.request().name(),
                    run.request().format(),
                    run.request().fileName(),
                    run.startedAt(),
                    run.state(),
                    run.state() == ReportDesk.State.DONE ? run.size() : null,
                    failed ? run.code() : null,
                    failed ? run.detail() : null);
        }
    }

    @POST
    @Requires("report.run")
    @Summary("Starts a report; ask at Location how far it is; of cards only for those who may read them")
    @Answers(status = 202, value = ReportRunView.class)
    public Response start(ReportRunDraft draft, @Context Caller caller) {
        Scope scope =
                draft.report().isOfCards() ? permissions.require(caller.actor(), "credential.read") : caller.scope();
        ReportDesk.Run run = desk.start(caller.actor(), scope, draft.domain());
        return Results.accepted("report-runs/" + run.id(), ReportRunView.of(run));
    }

    @GET
    @Path("{id}")
    @Requires("report.run")
    @Summary("How far a report is; only whoever started it sees it")
    public ReportRunView get(@PathParam("id") String id, @Context Caller caller) {
        return ReportRunView.of(desk.find(caller.actor(), id));
    }

    @GET
    @Path("{id}/content")
    @Requires("report.run")
    @Produces(MediaType.WILDCARD)
    @Summary("The sheet")
    @Answers(value = byte[].class)
    public Response content(@PathParam("id") String id, @Context Caller caller) throws IOException {
        ReportDesk.Run run = desk.find(caller.actor(), id);
        if (run.state() != ReportDesk.State.DONE) {
            throw new Refused("report.not-done", "the report is " + run.state());
        }
        return Results.file(
                Files.newInputStream(desk.content(run)),
                run.request().format().mediaType(),
                run.request().fileName());
    }
}
