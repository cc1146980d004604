package org.clockhouse.rest.internal.time;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.attendance.closing.Completeness;
import org.clockhouse.attendance.closing.SiteCompleteness;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.ProblemException;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;

/** Whether what terminals recorded is all here. */
@Path("/completeness")
@Produces(MediaType.APPLICATION_JSON)
public final class CompletenessResource {

    private final Completeness completeness;

    public CompletenessResource(Completeness completeness) {
        this.completeness = completeness;
    }

    /** @param complete every terminal of every site */
    public record CompletenessView(boolean complete, List<SiteCompletenessView> sites) {}

    /**
     * @param wanted how far the terminals have to have reported
     * @param reportedUpTo all of them; absent while one never did
     */
    public record SiteCompletenessView(
            SiteId siteId,
            LocalName name,
            Instant wanted,
            @Maybe Instant reportedUpTo,
            int terminals,
            List<BehindView> behind) {

        static SiteCompletenessView of(SiteCompleteness site) {
            return new SiteCompletenessView(
                    site.site(),
                    site.name(),
                    site.wanted(),
                    Results.orNull(site.reportedUpTo()),
                    site.terminals(),
                    site.behind().stream()
                            .map(each -> new BehindView(
                                    each.terminal(),
                                    each.name(),
                                    Results.orNull(each.reportedUpTo()),
                                    each.missing(),
                                    each.lost()))
                            .toList());
        }
    }

    /**
     * @param missing rows that it holds and that are not here
     * @param lost whether it overwrote punches before they were read, and nobody has seen to that
     */
    public record BehindView(
            TerminalId terminalId, LocalName name, @Maybe Instant reportedUpTo, long missing, boolean lost) {}

    @GET
    @Requires("timesheet.read")
    @Summary("How far the terminals of each site have reported, and which have not reported past a date")
    public CompletenessView read(
            @QueryParam("until") LocalDate until, @QueryParam("siteId") SiteId siteId, @Context Caller caller) {
        if (until == null) {
            throw ProblemException.invalid("?until", "value.missing", "the last date is wanted");
        }
        List<SiteCompletenessView> sites =
                completeness.of(caller.org(), caller.scope(), Optional.ofNullable(siteId), until).stream()
                        .map(SiteCompletenessView::of)
                        .toList();
        return new CompletenessView(
                sites.stream().allMatch(site -> site.behind().isEmpty()), sites);
    }
}
