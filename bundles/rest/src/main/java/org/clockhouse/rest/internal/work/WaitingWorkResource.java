package org.clockhouse.rest.internal.work;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.account.Permissions;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.SignedIn;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.time.TimesheetsResource.Period;

@Path("/waiting-work")
@Produces(MediaType.APPLICATION_JSON)
public final class WaitingWorkResource {

    private final Permissions permissions;
    private final List<Waiting> kinds;

    WaitingWorkResource(Permissions permissions, List<Waiting> kinds) {
        this.permissions = permissions;
        this.kinds = kinds;
    }

    /** @param count as far as 200 are looked at @param more whether there were more than those */
    public record WaitingView(Waiting.Kind kind, int count, boolean more) {}

    @GET
    @SignedIn
    @Summary(
            "How much waits for the caller, by kind, and only what is the caller's to see to; exceptions where dates are"
                    + " given")
    public Slice<WaitingView> list(
            @QueryParam("from") LocalDate from,
            @QueryParam("until") LocalDate until,
            @QueryParam("siteId") SiteId siteId,
            @Context Caller caller) {
        caller.person();
        Optional<MonthQuery> days = from == null && until == null
                ? Optional.empty()
                : Optional.of(Period.of(null, from, until).query(siteId, null, null, "", true));
        Map<String, Scope> held = permissions.held(caller.actor());
        return new Slice<>(
                kinds.stream()
                        .filter(waiting -> waiting.isFor(held))
                        .flatMap(waiting -> waiting
                                .count()
                                .of(new Waiting.Asked(caller.actor(), waiting.scope(held), days))
                                .map(tally -> new WaitingView(waiting.kind(), tally.count(), tally.more()))
                                .stream())
                        .toList(),
                "");
    }
}
