package org.clockhouse.rest.internal.cards;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.credential.CardHolders;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;

@Path("/card-holders")
@Produces(MediaType.APPLICATION_JSON)
public final class CardHoldersResource {

    private final CardHolders holders;

    public CardHoldersResource(CardHolders holders) {
        this.holders = holders;
    }

    /** @param cards those that are theirs now, the newest first; none if they have no card */
    public record CardHolderView(
            CredentialView.HolderRef holder, DepartmentId departmentId, List<CredentialView> cards) {

        static CardHolderView of(CardHolders.Holder holder) {
            Employee person = holder.person();
            return new CardHolderView(
                    CredentialView.HolderRef.of(person),
                    person.department(),
                    holder.cards().stream()
                            .map(card -> CredentialView.listed(card, Map.of(person.id(), person)))
                            .toList());
        }
    }

    @GET
    @Requires("credential.read")
    @Summary(
            "People with their cards; text as for people, or the number of a card; a page may be short and not the last")
    public Slice<CardHolderView> list(
            @QueryParam("text") String text,
            @QueryParam("departmentId") DepartmentId departmentId,
            @QueryParam("siteId") SiteId siteId,
            @QueryParam("state") CredentialState state,
            @QueryParam("without") Boolean without,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        EmployeeFilter filter = new EmployeeFilter(
                Results.text(text),
                Optional.ofNullable(departmentId),
                Optional.ofNullable(siteId),
                Optional.of(Employee.Status.ACTIVE));
        return holders.page(
                        caller.org(),
                        caller.scope(),
                        filter,
                        Optional.ofNullable(state),
                        Boolean.TRUE.equals(without),
                        Results.page(after, limit))
                .map(CardHolderView::of);
    }
}
