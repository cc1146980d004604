package org.clockhouse.rest.internal.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.market.Swap;
import org.clockhouse.attendance.market.SwapDraft;
import org.clockhouse.attendance.market.SwapId;
import org.clockhouse.attendance.market.Swaps;
import org.clockhouse.attendance.roster.RosterSheet.Finding;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestId;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.ProblemException;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;

/** What people swap with each other: only ever the caller's own. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SwapsResource {

    private final Swaps swaps;

    public SwapsResource(Swaps swaps) {
        this.swaps = swaps;
    }

    public record ColleagueView(EmployeeId id, LocalName name) {

        static ColleagueView of(Person person) {
            return new ColleagueView(person.id(), person.name());
        }
    }

    /**
     * @param onDate what the colleague works on the date, nothing for a day off
     * @param onOtherDate the same for the other date
     * @param against what the caller's plan would break
     * @param free whether the colleague's plan would break nothing
     */
    public record SwapChoiceView(
            ColleagueView colleague,
            List<ShiftId> onDate,
            List<ShiftId> onOtherDate,
            List<Finding.Kind> against,
            boolean free) {}

    /** @param otherDate on which the caller works instead; left out when that date alone is exchanged or handed over */
    public record SwapAskDraft(
            EmployeeId colleagueId, LocalDate date, @Maybe LocalDate otherDate, @Size(max = 300) String note) {}

    public record SwapAnswerDraft(boolean agree) {}

    /**
     * @param mine whether the caller asked
     * @param given what who asked was to work on the date
     * @param taken what who asked works in return, nothing for a day that is handed over
     * @param requestId since both agreed
     * @param requestState how the request stands
     */
    public record SwapView(
            SwapId id,
            boolean mine,
            ColleagueView other,
            LocalDate date,
            LocalDate otherDate,
            List<ShiftId> given,
            List<ShiftId> taken,
            String note,
            Instant askedAt,
            Swap.State state,
            @Maybe RequestId requestId,
            @Maybe Request.State requestState) {}

    @GET
    @Path("swaps")
    @Requires("request.read")
    @Summary("The caller's own swaps, asked for or to be answered, the newest first")
    public Slice<SwapView> list(@Context Caller caller) {
        return new Slice<>(
                caller.employee().stream()
                        .flatMap(own -> swaps.of(caller.org(), own).stream().map(each -> view(each, own)))
                        .toList(),
                "");
    }

    @GET
    @Path("swap-choices")
    @Requires("request.submit")
    @Summary("Colleagues whom the caller may ask for a swap of these dates")
    public Slice<SwapChoiceView> choices(
            @QueryParam("date") LocalDate date, @QueryParam("otherDate") LocalDate otherDate, @Context Caller caller) {
        if (date == null) {
            throw ProblemException.invalid("?date", "value.missing", "the date is wanted");
        }
        Optional<EmployeeId> own = caller.employee();
        return new Slice<>(
                own
                        .map(asker -> swaps.choices(caller.org(), asker, date, otherDate == null ? date : otherDate))
                        .orElse(List.of())
                        .stream()
                        .map(choice -> new SwapChoiceView(
                                ColleagueView.of(choice.colleague()),
                                choice.onDate(),
                                choice.onOther(),
                                choice.against().stream().sorted().toList(),
                                choice.free()))
                        .toList(),
                "");
    }

    @POST
    @Path("swaps")
    @Requires("request.submit")
    @Summary("Asks a colleague for a swap; nothing changes before both and the chain agree")
    @Answers(status = 201, value = SwapView.class)
    public Response ask(SwapAskDraft draft, @Context Caller caller) {
        LocalDate other = draft.otherDate() == null ? draft.date() : draft.otherDate();
        EmployeeId own = caller.requireEmployee();
        Swaps.Standing made = swaps.ask(
                caller.actor(),
                own,
                new SwapDraft(draft.colleagueId(), draft.date(), other, Results.text(draft.note())));
        return Results.created("swaps/" + made.swap().id().text(), view(made, own));
    }

    @POST
    @Path("swaps/{id}/answers")
    @Requires("request.submit")
    @Summary("The caller's yes or no to a swap that a colleague asked for; a yes makes it a request")
    public SwapView answer(@PathParam("id") SwapId id, SwapAnswerDraft draft, @Context Caller caller) {
        EmployeeId own = caller.requireEmployee();
        return view(swaps.answer(caller.actor(), own, id, draft.agree()), own);
    }

    @POST
    @Path("swaps/{id}/withdrawals")
    @Requires("request.submit")
    @Summary("Takes the caller's question back before it was answered")
    public SwapView withdraw(@PathParam("id") SwapId id, @Context Caller caller) {
        EmployeeId own = caller.requireEmployee();
        return view(swaps.withdraw(caller.actor(), own, id), own);
    }

    private static SwapView view(Swaps.Standing standing, EmployeeId own) {
        Swap swap = standing.swap();
        return new SwapView(
                swap.id(),
                swap.asker().equals(own),
                ColleagueView.of(standing.other()),
                swap.date(),
                swap.otherDate(),
                swap.given(),
                swap.taken(),
                swap.note(),
                swap.askedAt(),
                swap.state(),
                Results.orNull(swap.request()),
                Results.orNull(standing.outcome()));
    }
}
