package org.clockhouse.rest.internal.requests;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.request.Effect;
import org.clockhouse.request.Foresight;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestDraft;
import org.clockhouse.request.RequestFilter;
import org.clockhouse.request.RequestId;
import org.clockhouse.request.RequestQueue;
import org.clockhouse.request.Requests;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Conditional;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;

@Path("/requests")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RequestsResource {

    private final Requests requests;
    private final Directory directory;
    private final Sites sites;
    private final Clock clock;

    public RequestsResource(Requests requests, Directory directory, Sites sites, Clock clock) {
        this.requests = requests;
        this.directory = directory;
        this.sites = sites;
        this.clock = clock;
    }

    /** @param details as the kind reads them; the guide of the API lists them */
    public record RequestDraftView(
            @Size(max = 40) String kind,
            EmployeeId employeeId,
            @Size(max = 20) Map<String, String> details,
            @Maybe @Size(max = 500) String reason) {

        RequestDraft domain() {
            return new RequestDraft(kind, employeeId, details, Results.text(reason));
        }
    }

    /**
     * @param details as in {@link RequestDraftView}
     * @param past whether quota, deadline, balance and a missing file are gone past, for the reason that is given
     */
    public record RequestEntryDraft(
            @Size(max = 40) String kind,
            EmployeeId employeeId,
            @Size(max = 20) Map<String, String> details,
            @Maybe @Size(max = 500) String reason,
            @Maybe Boolean past) {

        RequestDraft domain() {
            return new RequestDraft(kind, employeeId, details, Results.text(reason));
        }
    }

    /** A limit that an entry would break: its code, and what it says in this case. */
    public record RequestLimitView(String code, String detail) {

        static RequestLimitView of(Refused limit) {
            return new RequestLimitView(limit.code(), limit.getMessage());
        }
    }

    /** Nothing is stored. @param effects the dates that would change @param limits that it would break, which may be gone past */
    public record RequestEntryPreviewView(List<RequestView.EffectView> effects, List<RequestLimitView> limits) {}

    /** Nothing is stored. @param effects the dates that would change */
    public record RequestPreviewView(List<RequestView.EffectView> effects) {}

    /** What a step is decided to be. */
    public enum Verdict {
        APPROVE,
        REFUSE,
        ASK_BACK
    }

    /** @param reason needed unless it is approved */
    public record DecisionDraft(Verdict verdict, @Maybe @Size(max = 500) String reason) {}

    public record RequestAnswerDraft(@Size(max = 20) Map<String, String> details, @Size(max = 500) String reason) {}

    /** @param toDo agreed, to be carried out @param overdue of both, those that are late */
    public record RequestQueueView(RoleId role, int toDecide, int toDo, int overdue) {

        static RequestQueueView of(RequestQueue queue) {
            return new RequestQueueView(queue.role(), queue.toDecide(), queue.toDo(), queue.overdue());
        }
    }

    public record RequestWithdrawalDraft(@Maybe @Size(max = 500) String reason) {}

    @GET
    @Requires("request.read")
    @Summary("Requests of the people that the caller may see, the newest first")
    public Slice<RequestView> list(
            @QueryParam("kind") String kind,
            @QueryParam("state") Request.State state,
            @QueryParam("employeeId") EmployeeId employeeId,
            @QueryParam("waitsFor") RoleId waitsFor,
            @QueryParam("overdueOnly") Boolean overdueOnly,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        RequestFilter filter = new RequestFilter(
                Optional.ofNullable(kind),
                Optional.ofNullable(state),
                Optional.ofNullable(employeeId),
                Optional.ofNullable(waitsFor),
                Boolean.TRUE.equals(overdueOnly) ? Optional.of(today) : Optional.empty());
        Slice<Request> found = requests.page(caller.org(), caller.scope(), filter, Results.page(after, limit));
        Map<EmployeeId, Employee> people = directory.of(
                caller.org(), found.items().stream().map(Request::employee).toList());
        Set<RequestId> decidable = requests.decidable(caller.actor(), found.items());
        Map<SiteId, Site> places =
                sites.all(caller.org()).stream().collect(Collectors.toMap(Site::id, Function.identity()));
        Map<Request, SiteId> where = found.items().stream()
                .filter(request -> people.containsKey(request.employee()))
                .collect(Collectors.toMap(Function.identity(), request -> people.get(request.employee())
                        .site()));
        Map<RequestId, Request.TimeLeft> times = requests.timesLeft(caller.org(), where);
        return found.map(request -> {
            Employee employee = people.get(request.employee());
            LocalDate there = employee == null || !places.containsKey(employee.site())
                    ? today
                    : LocalDate.ofInstant(
                            clock.instant(), places.get(employee.site()).zone());
            return RequestView.of(
                    request, employee, there, times.get(request.id()), decidable.contains(request.id()), null);
        });
    }

    @GET
    @Path("queues")
    @Requires("request.approve")
    @Summary("What lies on the desks of the caller's roles")
    public Slice<RequestQueueView> queues(@Context Caller caller) {
        return new Slice<>(
                requests.queues(caller.actor()).stream()
                        .map(RequestQueueView::of)
                        .toList(),
                "");
    }

    @POST
    @Requires("request.submit")
    @Summary("Asks for something on behalf of a person, who may be the caller")
    @Answers(status = 201, value = RequestView.class)
    public Response submit(RequestDraftView draft, @Context Caller caller) {
        Request request = requests.submit(caller.actor(), caller.scope(), draft.domain());
        return Results.created("requests/" + request.id().text(), view(request, caller));
    }

    @POST
    @Path("entries")
    @Requires("request.enter")
    @Summary("Enters something for somebody else; it counts at once unless the chain was set to four eyes")
    @Answers(status = 201, value = RequestView.class)
    public Response enter(RequestEntryDraft draft, @Context Caller caller) {
        Request request =
                requests.enter(caller.actor(), caller.scope(), draft.domain(), Boolean.TRUE.equals(draft.past()));
        return Results.created("requests/" + request.id().text(), view(request, caller));
    }

    @POST
    @Path("entry-previews")
    @Requires("request.enter")
    @Summary("What an entry would change, and which limits it would break; nothing is stored")
    public RequestEntryPreviewView foresee(RequestEntryDraft draft, @Context Caller caller) {
        Foresight foreseen = requests.foresee(caller.org(), caller.scope(), draft.domain());
        return new RequestEntryPreviewView(
                foreseen.effects().stream().map(RequestView.EffectView::of).toList(),
                foreseen.limits().stream().map(RequestLimitView::of).toList());
    }

    @POST
    @Path("previews")
    @Requires("request.submit")
    @Summary("What a request would change; nothing is stored")
    public RequestPreviewView preview(RequestDraftView draft, @Context Caller caller) {
        return new RequestPreviewView(requests.preview(caller.org(), caller.scope(), draft.domain()).stream()
                .map(RequestView.EffectView::of)
                .toList());
    }

    @GET
    @Path("{id}")
    @Requires("request.read")
    @Summary("One request, with what it would change while it is open")
    public RequestView get(@PathParam("id") RequestId id, @Context Caller caller) {
        return view(requests.find(caller.org(), caller.scope(), id), caller);
    }

    @POST
    @Path("{id}/decisions")
    @Conditional
    @Requires("request.approve")
    @Summary("Approves, refuses or asks back, for the step that is waited for")
    public RequestView decide(
            @PathParam("id") RequestId id, DecisionDraft draft, @Context Caller caller, @Context Expected expected) {
        String reason = Results.text(draft.reason());
        Request request =
                switch (draft.verdict()) {
                    case APPROVE -> requests.approve(caller.actor(), caller.scope(), id, expected.version(), reason);
                    case REFUSE -> requests.refuse(caller.actor(), caller.scope(), id, expected.version(), reason);
                    case ASK_BACK -> requests.askBack(caller.actor(), caller.scope(), id, expected.version(), reason);
                };
        return view(request, caller);
    }

    @POST
    @Path("{id}/answers")
    @Conditional
    @Requires("request.submit")
    @Summary("Hands a request that was asked back in again")
    public RequestView answer(
            @PathParam("id") RequestId id,
            RequestAnswerDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        return view(
                requests.answer(
                        caller.actor(),
                        caller.scope(),
                        id,
                        expected.version(),
                        draft.details(),
                        Results.text(draft.reason())),
                caller);
    }

    @POST
    @Path("{id}/withdrawals")
    @Conditional
    @Requires("request.submit")
    @Summary("Takes a request back; an approved one with what it did, by whoever could decide it")
    public RequestView withdraw(
            @PathParam("id") RequestId id,
            RequestWithdrawalDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        return view(
                requests.withdraw(caller.actor(), caller.scope(), id, expected.version(), Results.text(draft.reason())),
                caller);
    }

    private RequestView view(Request request, Caller caller) {
        Employee employee =
                directory.of(caller.org(), List.of(request.employee())).get(request.employee());
        LocalDate today = LocalDate.ofInstant(
                clock.instant(), sites.find(caller.org(), employee.site()).zone());
        List<Effect> effects =
                request.state().isOpen() ? requests.preview(caller.org(), caller.scope(), request.id()) : List.of();
        boolean decidable =
                !requests.decidable(caller.actor(), List.of(request)).isEmpty();
        Request.TimeLeft time = requests.timesLeft(caller.org(), Map.of(request, employee.site()))
                .get(request.id());
        return RequestView.of(request, employee, today, time, decidable, effects);
    }
}
