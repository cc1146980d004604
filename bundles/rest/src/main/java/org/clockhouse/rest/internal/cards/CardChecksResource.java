package org.clockhouse.rest.internal.cards;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.replacement.CardChecks;
import org.clockhouse.credential.replacement.ReplacementFilter;
import org.clockhouse.credential.replacement.ReplacementReason;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Summary;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CardChecksResource {

    private final CardChecks checks;
    private final Directory directory;

    public CardChecksResource(CardChecks checks, Directory directory) {
        this.checks = checks;
        this.directory = directory;
    }

    /** @param credentials two or more that may be one card, or too many for a person */
    public record CardFindingView(CardChecks.Kind kind, List<CredentialView> credentials) {}

    /** @param cards how many were looked at @param beyond findings outside what the caller may see, or too many */
    public record CardDuplicatesView(int cards, int beyond, List<CardFindingView> findings) {}

    /** @param batch name of the stock batch of the old card; absent if it is unknown */
    public record CardLossView(
            YearMonth month, DepartmentId departmentId, @Maybe String batch, ReplacementReason reason, int count) {}

    @GET
    @Path("card-duplicates")
    @Requires("credential.read")
    @Summary("Active cards that may be one: byte order, facility code, lost bits; and several of one person")
    public CardDuplicatesView duplicates(@Context Caller caller) {
        CardChecks.Duplicates found = checks.duplicates(caller.org(), caller.scope());
        Map<EmployeeId, Employee> people = directory.of(
                caller.org(),
                found.findings().stream()
                        .flatMap(finding -> finding.credentials().stream())
                        .map(Credential::holder)
                        .distinct()
                        .toList());
        return new CardDuplicatesView(
                found.cards(),
                found.beyond(),
                found.findings().stream()
                        .map(finding -> new CardFindingView(
                                finding.kind(),
                                finding.credentials().stream()
                                        .map(credential -> CredentialView.listed(credential, people))
                                        .toList()))
                        .toList());
    }

    @GET
    @Path("card-losses")
    @Requires("credential.read")
    @Summary("How many cards were lost or damaged, by month, department, batch and reason")
    public Slice<CardLossView> losses(
            @QueryParam("from") Instant from, @QueryParam("until") Instant until, @Context Caller caller) {
        return new Slice<>(
                checks
                        .losses(
                                caller.org(),
                                caller.scope(),
                                from == null ? Instant.EPOCH : from,
                                until == null ? ReplacementFilter.OPEN : until)
                        .stream()
                        .map(loss -> new CardLossView(
                                loss.month(),
                                loss.department(),
                                loss.batch().isEmpty() ? null : loss.batch(),
                                loss.reason(),
                                loss.count()))
                        .toList(),
                "");
    }
}
