package org.clockhouse.rest.internal.terminals;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.validation.Valid;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.BodyLimit;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Unconditional;
import org.clockhouse.terminal.ExpectedTerminal;
import org.clockhouse.terminal.ExpectedTerminals;
import org.clockhouse.terminal.Terminal;

/** Terminals authorised before they call. */
@Path("/expected-terminals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ExpectedTerminalsResource {

    private static final int MOST_BYTES = 4 << 20;

    private final ExpectedTerminals expected;

    public ExpectedTerminalsResource(ExpectedTerminals expected) {
        this.expected = expected;
    }

    /**
     * @param driver absent for whichever it calls in by
     * @param countsFrom first day of which its punches count, the day before it is written down unless said; older ones are
     *     kept in the quarantine
     */
    public record ExpectedPlaceDraft(
            LocalName name,
            SiteId siteId,
            @Maybe AreaId areaId,
            @Maybe @Size(max = 80) String driver,
            @Maybe Direction direction,
            @Maybe Terminal.Purpose purpose,
            @Maybe LocalDate countsFrom) {

        ExpectedTerminal.Draft domain() {
            return new ExpectedTerminal.Draft(
                    name,
                    siteId,
                    Optional.ofNullable(areaId),
                    Results.text(driver),
                    direction == null ? Direction.BOTH : direction,
                    purpose == null ? Terminal.Purpose.ATTENDANCE : purpose,
                    Optional.ofNullable(countsFrom));
        }
    }

    public record ExpectedTerminalDraft(@NotBlank @Size(max = 60) String serial, @Valid ExpectedPlaceDraft place) {}

    public record ExpectedListDraft(@Size(min = 1, max = 1_000) List<@Valid ExpectedTerminalDraft> items) {}

    /** @param life how long the code counts; a week, unless said */
    public record ExpectedCodeDraft(@Valid ExpectedPlaceDraft place, @Maybe Duration life) {}

    public record TerminalClaimDraft(@NotBlank @Size(max = 60) String serial, @NotBlank @Size(max = 40) String code) {}

    /**
     * @param serial absent while only a code stands for it
     * @param until when the code no longer counts
     * @param terminalId as what it was registered, once it has called
     */
    public record ExpectedTerminalView(
            String id,
            @Maybe String serial,
            LocalName name,
            SiteId siteId,
            @Maybe AreaId areaId,
            @Maybe String driver,
            Direction direction,
            Terminal.Purpose purpose,
            @Maybe LocalDate countsFrom,
            @Maybe Instant until,
            String addedBy,
            Instant addedAt,
            @Maybe TerminalId terminalId,
            @Maybe Instant arrivedAt) {

        static ExpectedTerminalView of(ExpectedTerminal one) {
            return new ExpectedTerminalView(
                    one.id(),
                    Results.orNull(one.serial()),
                    one.draft().name(),
                    one.draft().site(),
                    Results.orNull(one.draft().area()),
                    Results.orNull(one.draft().driver()),
                    one.draft().direction(),
                    one.draft().purpose(),
                    Results.orNull(one.draft().countsFrom()),
                    Results.orNull(one.until()),
                    one.by(),
                    one.at(),
                    one.arrived().map(ExpectedTerminal.Arrival::terminal).orElse(null),
                    one.arrived().map(ExpectedTerminal.Arrival::at).orElse(null));
        }
    }

    /** @param code to be entered once, where the terminal is hung up; it is not shown again */
    public record ExpectedCodeView(ExpectedTerminalView terminal, String code) {}

    @GET
    @Requires("terminal.write")
    @Summary("Terminals authorised beforehand, those that came among them, the latest first")
    public Slice<ExpectedTerminalView> list(
            @QueryParam("after") String after, @QueryParam("limit") Integer limit, @Context Caller caller) {
        return expected.page(caller.org(), caller.scope(), Results.page(after, limit))
                .map(ExpectedTerminalView::of);
    }

    @POST
    @Requires("terminal.write")
    @Summary("Authorises terminals by their serial numbers, all of them or none; each is registered by its first call")
    public Slice<ExpectedTerminalView> expect(ExpectedListDraft draft, @Context Caller caller) {
        return views(expected.expect(
                caller.actor(),
                caller.scope(),
                draft.items().stream()
                        .map(one -> new ExpectedTerminals.Numbered(
                                one.serial().strip(), one.place().domain()))
                        .toList()));
    }

    @POST
    @Path("sheets")
    @Requires("terminal.write")
    @BodyLimit(MOST_BYTES)
    @Consumes(MediaType.WILDCARD)
    @Summary("As a list, from a sheet or text sent as it is: serial number, name, site, area, direction, purpose,"
            + " driver; only the first is needed")
    public Slice<ExpectedTerminalView> read(
            @QueryParam("siteId") SiteId siteId,
            @QueryParam("countsFrom") LocalDate countsFrom,
            InputStream body,
            @Context Caller caller) {
        return views(expected.expect(
                caller.actor(), caller.scope(), Optional.ofNullable(siteId), Optional.ofNullable(countsFrom), body));
    }

    @POST
    @Path("codes")
    @Requires("terminal.write")
    @Summary("Makes a code that authorises one terminal once, whichever it is")
    @Answers(status = 201, value = ExpectedCodeView.class)
    public Response code(ExpectedCodeDraft draft, @Context Caller caller) {
        ExpectedTerminals.Coded coded = expected.code(
                caller.actor(),
                caller.scope(),
                draft.place().domain(),
                draft.life() == null ? Duration.ofDays(7) : draft.life());
        return Results.created(
                "expected-terminals/" + coded.terminal().id(),
                new ExpectedCodeView(ExpectedTerminalView.of(coded.terminal()), coded.code()));
    }

    @POST
    @Path("claims")
    @Requires("terminal.claim")
    @Summary("Says which terminal a code stands for; it is registered at once, or by its first call")
    public ExpectedTerminalView claim(TerminalClaimDraft draft, @Context Caller caller) {
        return ExpectedTerminalView.of(
                expected.claim(caller.actor(), draft.serial().strip(), draft.code()));
    }

    @DELETE
    @Path("{id}")
    @Unconditional
    @Requires("terminal.write")
    @Summary("No longer awaits a terminal; one that came stays registered")
    public void forget(@PathParam("id") String id, @Context Caller caller) {
        expected.forget(caller.actor(), caller.scope(), id);
    }

    private static Slice<ExpectedTerminalView> views(List<ExpectedTerminal> terminals) {
        return new Slice<>(terminals.stream().map(ExpectedTerminalView::of).toList(), "");
    }
}
