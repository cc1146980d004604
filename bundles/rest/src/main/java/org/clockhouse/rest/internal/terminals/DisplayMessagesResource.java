package org.clockhouse.rest.internal.terminals;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.terminal.DisplayMessage;
import org.clockhouse.terminal.DisplayMessage.AtSite;
import org.clockhouse.terminal.DisplayMessage.AtTerminal;
import org.clockhouse.terminal.DisplayMessage.Audience;
import org.clockhouse.terminal.DisplayMessage.Shown;
import org.clockhouse.terminal.DisplayMessage.ToPerson;
import org.clockhouse.terminal.DisplayMessages;
import org.clockhouse.terminal.Terminals;

/** Words on the displays of terminals. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DisplayMessagesResource {

    private final DisplayMessages messages;
    private final Terminals terminals;
    private final Directory directory;
    private final Clock clock;

    public DisplayMessagesResource(DisplayMessages messages, Terminals terminals, Directory directory, Clock clock) {
        this.messages = messages;
        this.terminals = terminals;
        this.directory = directory;
        this.clock = clock;
    }

    /** For exactly one of a site, a terminal and a person. @param from now unless it is said */
    public record DisplayMessageDraft(
            @Maybe SiteId siteId,
            @Maybe TerminalId terminalId,
            @Maybe EmployeeId employeeId,
            @Size(min = 1, max = DisplayMessage.LONGEST) String text,
            @Maybe Instant from,
            Instant until) {

        DisplayMessages.Draft draft(Instant now) {
            List<Audience> said = Stream.of(
                            Optional.ofNullable(siteId).map(AtSite::new),
                            Optional.ofNullable(terminalId).map(AtTerminal::new),
                            Optional.ofNullable(employeeId).map(ToPerson::new))
                    .flatMap(one -> one.map(Audience.class::cast).stream())
                    .toList();
            if (said.size() != 1) {
                throw Refused.at("/siteId", "display.audience", "for one of a site, a terminal and a person");
            }
            return new DisplayMessages.Draft(said.get(0), text.strip(), from == null ? now : from, until);
        }
    }

    /** @param detail why the terminal would not; the terminal's own code, or a word of the suite */
    public record DisplayPlaceView(
            TerminalId terminalId, @Maybe LocalName terminalName, DisplayMessage.State state, @Maybe String detail) {}

    /** @param withdrawn then the places say how far its removal is */
    public record DisplayMessageView(
            int number,
            @Maybe SiteId siteId,
            @Maybe TerminalId terminalId,
            @Maybe LocalName terminalName,
            @Maybe EmployeeId employeeId,
            @Maybe String employeeNumber,
            @Maybe LocalName employee,
            String text,
            Instant from,
            Instant until,
            boolean withdrawn,
            String writtenBy,
            Instant writtenAt,
            List<DisplayPlaceView> places) {

        static DisplayMessageView of(Shown shown, TerminalNames names, Map<EmployeeId, Employee> people) {
            DisplayMessage message = shown.message();
            AtSite site = message.audience() instanceof AtSite is ? is : null;
            AtTerminal wall = message.audience() instanceof AtTerminal is ? is : null;
            ToPerson to = message.audience() instanceof ToPerson is ? is : null;
            Optional<Employee> person =
                    Optional.ofNullable(to).map(ToPerson::person).map(people::get);
            return new DisplayMessageView(
                    message.number(),
                    site == null ? null : site.site(),
                    wall == null ? null : wall.terminal(),
                    wall == null ? null : names.of(wall.terminal()),
                    to == null ? null : to.person(),
                    Results.orNull(person.map(Employee::number)),
                    Results.orNull(person.map(Employee::name)),
                    message.text(),
                    message.from(),
                    message.until(),
                    message.withdrawn(),
                    message.by(),
                    message.written(),
                    shown.places().stream()
                            .map(place -> new DisplayPlaceView(
                                    place.terminal(),
                                    names.of(place.terminal()),
                                    place.state(),
                                    Results.orNull(place.detail())))
                            .toList());
        }
    }

    @GET
    @Path("display-messages")
    @Requires("terminal.read")
    @Summary("Words for the displays of terminals, the latest first, with how far they are at each")
    public Slice<DisplayMessageView> list(
            @QueryParam("after") String after, @QueryParam("limit") Integer limit, @Context Caller caller) {
        Slice<Shown> slice = messages.page(caller.org(), caller.scope(), Results.page(after, limit));
        TerminalNames names = TerminalNames.of(caller.org(), terminals);
        Map<EmployeeId, Employee> people = people(slice.items(), caller);
        return slice.map(shown -> DisplayMessageView.of(shown, names, people));
    }

    @POST
    @Path("display-messages")
    @Requires("terminal.write")
    @Summary("Shows words for a time: at every terminal of a site that takes them, at one terminal, or to one person"
            + " after their punch")
    @Answers(status = 201, value = DisplayMessageView.class)
    public Response send(DisplayMessageDraft draft, @Context Caller caller) {
        Shown shown = messages.send(caller.actor(), caller.scope(), draft.draft(clock.instant()));
        return Results.created("display-messages/" + shown.message().number(), view(shown, caller));
    }

    @POST
    @Path("display-messages/{number}/withdrawals")
    @Requires("terminal.write")
    @Summary("Takes words back from every display; once more changes nothing")
    @Answers(value = DisplayMessageView.class)
    public DisplayMessageView withdraw(@PathParam("number") int number, @Context Caller caller) {
        return view(messages.withdraw(caller.actor(), caller.scope(), number), caller);
    }

    private DisplayMessageView view(Shown shown, Caller caller) {
        return DisplayMessageView.of(shown, TerminalNames.of(caller.org(), terminals), people(List.of(shown), caller));
    }

    private Map<EmployeeId, Employee> people(List<Shown> some, Caller caller) {
        Set<EmployeeId> named = some.stream()
                .map(shown -> shown.message().audience())
                .filter(ToPerson.class::isInstance)
                .map(audience -> ((ToPerson) audience).person())
                .collect(Collectors.toSet());
        return directory.of(caller.org(), named);
    }
}
