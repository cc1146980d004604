package org.clockhouse.rest.internal.terminals;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.validation.constraints.Max;
import javax.validation.constraints.Min;
import javax.validation.constraints.Pattern;
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
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.terminal.Errand;
import org.clockhouse.terminal.ErrandTask;
import org.clockhouse.terminal.Errands;
import org.clockhouse.terminal.TerminalEvent;
import org.clockhouse.terminal.Terminals;

/** What is wanted of terminals that call or that a gateway serves, and what they reported. Cards and PINs go in and never come out. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ErrandsResource {

    private static final int SHORTEST_CARD = 4;

    private final Errands errands;
    private final Terminals terminals;

    public ErrandsResource(Errands errands, Terminals terminals) {
        this.errands = errands;
        this.terminals = terminals;
    }

    /**
     * @param holder the person's number at the terminal, where the task is about one
     * @param card its number in decimal digits; without it the person has no card there
     * @param door counted from 1
     * @param from of punches, in the terminal's own clock
     * @param option the name that the terminal's maker gave a setting; its {@code value} is kept encrypted and not shown again
     */
    public record ErrandDraft(
            ErrandTask.Kind kind,
            @Maybe @Size(max = 24) String holder,
            @Maybe @Size(max = 80) String name,
            @Maybe @Pattern(regexp = "[0-9]{1,20}") String card,
            @Maybe @Pattern(regexp = "[0-9]{1,10}") String pin,
            @Maybe @Min(1) @Max(64) Integer door,
            @Maybe ErrandTask.Movement movement,
            @Maybe LocalDateTime from,
            @Maybe LocalDateTime until,
            @Maybe @Size(max = 40) String option,
            @Maybe @Size(max = 200) String value) {

        ErrandTask task() {
            return switch (kind) {
                case PUT_HOLDER ->
                    new ErrandTask.PutHolder(
                            needed(holder, "/holder"), Results.text(name), cardHex(), Optional.ofNullable(pin));
                case REMOVE_HOLDER -> new ErrandTask.RemoveHolder(needed(holder, "/holder"));
                case PUT_TEMPLATE, REMOVE_TEMPLATE ->
                    throw new Refused("errand.unsupported", "biometrics go where access levels let their people go");
                case MOVE_DOOR ->
                    new ErrandTask.MoveDoor(
                            door == null ? 1 : door, movement == null ? ErrandTask.Movement.UNLOCK_ONCE : movement);
                case READ_PUNCHES -> new ErrandTask.ReadPunches(needed(from, "/from"), needed(until, "/until"));
                case SET_CLOCK -> new ErrandTask.SetClock();
                case RESTART -> new ErrandTask.Restart();
                case READ_HOLDERS -> new ErrandTask.ReadHolders();
                case IDENTIFY -> new ErrandTask.Identify();
                case SET_OPTION -> new ErrandTask.SetOption(needed(option, "/option"), Results.text(value));
                case SHOW_MESSAGE, ADDRESS_MESSAGE, WITHDRAW_MESSAGE ->
                    throw new Refused("errand.unsupported", "words for displays are sent by /display-messages");
                case PROBE, CLEAR_LOG ->
                    throw new Refused("errand.unsupported", "asked by /terminals/{id}/probes and /log-clears");
                case VISIT -> new ErrandTask.Visit();
                case READ_LOG -> new ErrandTask.ReadLog();
                case RESYNC -> new ErrandTask.Resync(Optional.empty(), false);
            };
        }

        private static <T> T needed(T value, String pointer) {
            if (value == null || value.toString().isBlank()) {
                throw new Refused(
                        "errand.incomplete",
                        "the task lacks something",
                        List.of(new Refused.Violation(pointer, "errand.incomplete", "needed for this task")));
            }
            return value;
        }

        /** As the bytes of a big-endian value of four bytes or more. */
        private Optional<String> cardHex() {
            if (card == null || new BigInteger(card).signum() == 0) {
                return Optional.empty();
            }
            byte[] magnitude = new BigInteger(card).toByteArray();
            int from0 = magnitude[0] == 0 ? 1 : 0;
            int length = magnitude.length - from0;
            byte[] bytes = new byte[Math.max(SHORTEST_CARD, length)];
            System.arraycopy(magnitude, from0, bytes, bytes.length - length, length);
            return Optional.of(HexFormat.of().formatHex(bytes));
        }
    }

    /** @param changed when it came into its state; @param handed how often the terminal was told */
    public record ErrandView(
            long number,
            ErrandTask.Kind kind,
            @Maybe String holder,
            Errand.State state,
            @Maybe String detail,
            Instant asked,
            Instant changed,
            int handed,
            String askedBy) {

        static ErrandView of(Errand errand) {
            return new ErrandView(
                    errand.number(),
                    errand.task().kind(),
                    Results.orNull(errand.task().holder()),
                    errand.state(),
                    Results.orNull(errand.detail()),
                    errand.asked(),
                    errand.changed(),
                    errand.handed(),
                    errand.by());
        }
    }

    /** Several where a period is longer than the terminal can be asked for at once. */
    public record AskedErrandsView(List<ErrandView> errands) {}

    /** @param kind a word of the driver's; @param code the terminal's own; @param clockReading what its clock showed */
    public record TerminalEventView(
            String id,
            String kind,
            @Maybe String code,
            @Maybe LocalDateTime clockReading,
            Instant received,
            @Maybe String holder) {

        static TerminalEventView of(TerminalEvent event) {
            return new TerminalEventView(
                    event.id(),
                    event.kind(),
                    Results.orNull(event.code()),
                    Results.orNull(event.clockReading()),
                    event.received(),
                    Results.orNull(event.holder()));
        }
    }

    @GET
    @Path("terminals/{id}/errands")
    @Requires("terminal.read")
    @Summary("What was wanted of a terminal that calls or that a gateway serves, and what became of it, the latest"
            + " first")
    public Slice<ErrandView> list(
            @PathParam("id") TerminalId id,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        return errands.page(caller.org(), caller.scope(), id, Results.page(after, limit))
                .map(ErrandView::of);
    }

    @POST
    @Path("terminals/{id}/errands")
    @Requires("terminal.write")
    @Summary("Wants something of a terminal that calls, or that a gateway serves; it waits until they ask")
    @Answers(status = 202, value = AskedErrandsView.class)
    public Response ask(@PathParam("id") TerminalId id, ErrandDraft draft, @Context Caller caller) {
        terminals.find(caller.org(), caller.scope(), id);
        List<ErrandView> asked = errands.ask(caller.actor(), id, draft.task()).stream()
                .map(ErrandView::of)
                .toList();
        return Results.accepted("terminals/" + id.text() + "/errands", new AskedErrandsView(asked));
    }

    @GET
    @Path("terminals/{id}/events")
    @Requires("terminal.read")
    @Summary("What a terminal reported besides punches, the latest first")
    public Slice<TerminalEventView> events(
            @PathParam("id") TerminalId id,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        return errands.events(caller.org(), caller.scope(), id, Results.page(after, limit))
                .map(TerminalEventView::of);
    }
}
