package org.clockhouse.rest.internal.people;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.validation.constraints.Max;
import javax.validation.constraints.Min;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.number.CardFormat;
import org.clockhouse.credential.number.Technology;
import org.clockhouse.credential.visitor.Stay;
import org.clockhouse.credential.visitor.StayDraft;
import org.clockhouse.credential.visitor.StayFilter;
import org.clockhouse.credential.visitor.StayRule;
import org.clockhouse.credential.visitor.StayRules;
import org.clockhouse.credential.visitor.Stays;
import org.clockhouse.credential.visitor.VisitorId;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.Gender;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.rest.internal.cards.CredentialView;
import org.clockhouse.rest.internal.cards.Identifiers;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Masks;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/visitors")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class VisitorsResource {

    private final Stays stays;
    private final StayRules rules;
    private final Directory directory;
    private final Clock clock;

    public VisitorsResource(Stays stays, StayRules rules, Directory directory, Clock clock) {
        this.stays = stays;
        this.rules = rules;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * @param hostId whom they come to see
     * @param idDocument kept sealed and never shown whole; left out when a visit is changed, it stays
     * @param until when the card will end by itself, 31 days later at most
     * @param knownId an earlier visit of the same person, of which phone and document are taken where they are left out; of no
     *     meaning when a visit is changed
     */
    public record VisitorDraft(
            LocalName name,
            @Maybe @Size(max = 40) String phone,
            @Maybe @Size(max = 40) String idDocument,
            @Maybe @Size(max = 120) String company,
            @Maybe @Size(max = 300) String purpose,
            EmployeeId hostId,
            SiteId siteId,
            Instant from,
            Instant until,
            @Maybe VisitorId knownId) {

        StayDraft domain(PersonalData before) {
            PersonalData person = new PersonalData(
                    name,
                    "",
                    Gender.UNSTATED,
                    phone == null ? before.phone() : phone,
                    "",
                    idDocument == null ? before.idDocument() : idDocument);
            return new StayDraft(person, hostId, siteId, Results.text(company), Results.text(purpose), from, until);
        }

        /** Nobody's document in a log. */
        @Override
        public String toString() {
            return "VisitorDraft[" + hostId + "]";
        }
    }

    /**
     * @param number of the card, as typed or read
     * @param format how it is written; the likeliest, unless said
     * @param areaIds beside the entrances of the site
     */
    public record VisitorArrivalDraft(
            @NotBlank @Size(max = 40) String number,
            @Maybe CardFormat format,
            @Maybe Technology technology,
            @Maybe @Size(max = 100) Set<AreaId> areaIds) {

        Stay.Arrival domain() {
            Identifier card = Identifiers.of(CredentialKind.CARD, number, format, technology, null);
            return new Stay.Arrival((Identifier.Card) card, areaIds == null ? Set.of() : areaIds);
        }

        @Override
        public String toString() {
            return "VisitorArrivalDraft[]";
        }
    }

    /** @param keepDays after the end of a visit */
    public record VisitorRuleView(int keepDays, long version) implements Versioned {

        static VisitorRuleView of(StayRule rule) {
            return new VisitorRuleView(rule.keepDays(), rule.version());
        }
    }

    public record VisitorRuleDraft(@Min(1) @Max(StayRule.LONGEST_KEPT) int keepDays) {}

    /** @param cardReturned else the card is revoked */
    public record VisitorDepartureDraft(boolean cardReturned) {}

    /**
     * @param id also names the visitor as the holder of a card, and in punches
     * @param idDocument covered but for the last signs
     * @param overdue inside although the time is over
     * @param cardNumber covered but for the last signs
     */
    public record VisitorView(
            VisitorId id,
            String number,
            LocalName name,
            @Maybe String phone,
            @Maybe String idDocument,
            @Maybe String company,
            @Maybe String purpose,
            CredentialView.HolderRef host,
            SiteId siteId,
            Set<AreaId> areaIds,
            Instant from,
            Instant until,
            Stay.State state,
            boolean overdue,
            @Maybe CredentialId cardId,
            @Maybe String cardNumber,
            @Maybe Instant arrivedAt,
            @Maybe Instant leftAt,
            String registeredBy,
            long version)
            implements Versioned {

        static VisitorView of(Stay stay, Map<EmployeeId, Employee> people, Masks masks, Instant now) {
            Employee visitor = people.get(stay.visitor());
            String document = visitor.person().idDocument();
            return new VisitorView(
                    new VisitorId(stay.visitor().value()),
                    visitor.number(),
                    visitor.name(),
                    masks.show("employee.phone", visitor.person().phone()),
                    document.isEmpty() ? null : Masks.covered(document),
                    Results.orNull(stay.company()),
                    Results.orNull(stay.purpose()),
                    CredentialView.HolderRef.of(people.get(stay.host())),
                    stay.site(),
                    stay.areas(),
                    stay.from(),
                    stay.until(),
                    stay.state(),
                    stay.isOverdue(now),
                    Results.orNull(stay.card().map(Stay.Given::id)),
                    Results.orNull(stay.card().map(Stay.Given::label)),
                    Results.orNull(stay.arrived()),
                    Results.orNull(stay.left()),
                    stay.by(),
                    stay.version());
        }
    }

    @GET
    @Requires("visitor.register")
    @Summary("Stays that are expected, inside, overdue or over, of one's own visitors or of the people one sees")
    public Slice<VisitorView> list(
            @QueryParam("view") StayFilter.View view,
            @QueryParam("siteId") SiteId siteId,
            @QueryParam("hostId") EmployeeId hostId,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        StayFilter filter = new StayFilter(
                view == null ? StayFilter.View.EXPECTED : view,
                Optional.ofNullable(siteId),
                Optional.ofNullable(hostId));
        Slice<Stay> found = stays.page(caller.org(), caller.scope(), filter, Results.page(after, limit));
        Map<EmployeeId, Employee> people = people(found.items(), caller);
        return found.map(stay -> VisitorView.of(stay, people, caller.masks(), clock.instant()));
    }

    @POST
    @Requires("visitor.register")
    @Summary("Announces a visitor")
    @Answers(status = 201, value = VisitorView.class)
    public Response register(VisitorDraft draft, @Context Caller caller) {
        PersonalData before =
                draft.knownId() == null ? PersonalData.named(draft.name()) : person(draft.knownId(), caller);
        Stay stay = stays.expect(caller.actor(), caller.scope(), draft.domain(before));
        return Results.created("visitors/" + stay.visitor().text(), view(stay, caller));
    }

    @GET
    @Path("known")
    @Requires("visitor.register")
    @Summary("The last visits of people who came before, by name, pinyin or phone, so that nobody is entered twice")
    public Slice<VisitorView> known(@QueryParam("text") String text, @Context Caller caller) {
        EmployeeFilter filter =
                EmployeeFilter.text(Results.text(text)).searching(EmployeeView.findable(caller.masks()));
        List<Stay> found = stays.known(caller.org(), caller.scope(), filter);
        return new Slice<>(found.stream().map(stay -> view(stay, caller)).toList(), "");
    }

    @GET
    @Path("rule")
    @Requires("visitor.register")
    @Summary("How long it is kept who visitors were")
    public VisitorRuleView rule(@Context Caller caller) {
        return VisitorRuleView.of(rules.of(caller.org()));
    }

    @PUT
    @Path("rule")
    @Requires(value = "request.configure", everywhere = true)
    @Summary("Says after how many days it is forgotten who visitors were")
    public VisitorRuleView set(VisitorRuleDraft draft, @Context Caller caller, @Context Expected expected) {
        return VisitorRuleView.of(rules.set(caller.actor(), new StayRule(draft.keepDays(), expected.version())));
    }

    @GET
    @Path("{id}")
    @Requires("visitor.register")
    @Summary("A visit")
    public VisitorView get(@PathParam("id") VisitorId id, @Context Caller caller) {
        return view(stays.find(caller.org(), caller.scope(), id.person()), caller);
    }

    @PUT
    @Path("{id}")
    @Requires("visitor.register")
    @Summary("Changes a stay; of somebody inside, the end of the card moves along")
    public VisitorView amend(
            @PathParam("id") VisitorId id, VisitorDraft draft, @Context Caller caller, @Context Expected expected) {
        StayDraft amended = draft.domain(person(id, caller));
        return view(stays.amend(caller.actor(), caller.scope(), id.person(), amended, expected.version()), caller);
    }

    /** As known from a visit that the caller may see. */
    private PersonalData person(VisitorId id, Caller caller) {
        Stay stay = stays.find(caller.org(), caller.scope(), id.person());
        return directory
                .of(caller.org(), List.of(stay.visitor()))
                .get(stay.visitor())
                .person();
    }

    @POST
    @Path("{id}/cancellations")
    @Requires("visitor.register")
    @Summary("Nobody will come")
    public VisitorView cancel(@PathParam("id") VisitorId id, @Context Caller caller) {
        return view(stays.cancel(caller.actor(), caller.scope(), id.person()), caller);
    }

    @POST
    @Path("{id}/arrivals")
    @Requires("visitor.admit")
    @Summary("Hands out a card, which opens at once and ends by itself with the visit")
    public VisitorView arrive(@PathParam("id") VisitorId id, VisitorArrivalDraft draft, @Context Caller caller) {
        return view(stays.arrive(caller.actor(), caller.scope(), id.person(), draft.domain()), caller);
    }

    @POST
    @Path("{id}/departures")
    @Requires("visitor.admit")
    @Summary("Takes the card back; one that is not given back is revoked")
    public VisitorView leave(@PathParam("id") VisitorId id, VisitorDepartureDraft draft, @Context Caller caller) {
        return view(stays.leave(caller.actor(), caller.scope(), id.person(), draft.cardReturned()), caller);
    }

    private VisitorView view(Stay stay, Caller caller) {
        return VisitorView.of(stay, people(Set.of(stay), caller), caller.masks(), clock.instant());
    }

    private Map<EmployeeId, Employee> people(Collection<Stay> shown, Caller caller) {
        return directory.of(
                caller.org(),
                shown.stream()
                        .flatMap(stay -> Stream.of(stay.visitor(), stay.host()))
                        .distinct()
                        .toList());
    }
}
