package org.clockhouse.rest.internal.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.validation.Valid;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.attendance.roster.AssignmentId;
import org.clockhouse.attendance.roster.Newcomer;
import org.clockhouse.attendance.roster.Newcomers;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.access.AccessLevelId;
import org.clockhouse.credential.access.AccessLevels;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.credential.number.CardFormat;
import org.clockhouse.credential.number.Technology;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.Gender;
import org.clockhouse.rest.internal.cards.Identifiers;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.roster.ScheduleDraft;

/** Where another system sends whom it approved. */
@Path("/newcomers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class NewcomersResource {

    private final Newcomers newcomers;
    private final Employees employees;
    private final AccessLevels levels;

    public NewcomersResource(Newcomers newcomers, Employees employees, AccessLevels levels) {
        this.newcomers = newcomers;
        this.employees = employees;
        this.levels = levels;
    }

    /**
     * @param externalId what the sender calls the newcomer or the approval; repeating it changes nothing
     * @param schedule from the first day on; without one the department's or the company's assignment holds
     * @param accessLevelIds beside those that come with the department
     */
    public record NewcomerDraft(
            @NotBlank @Size(max = 100) String externalId,
            @NotBlank @Size(max = 40) String number,
            LocalName name,
            @Maybe @Size(max = 120) String pinyin,
            @Maybe Gender gender,
            @Maybe @Size(max = 40) String phone,
            @Maybe @Size(max = 120) String email,
            @Maybe @Size(max = 40) String idDocument,
            @Maybe LocalDate birthDate,
            SiteId siteId,
            DepartmentId departmentId,
            @Maybe @Size(max = 80) String position,
            LocalDate hiredOn,
            @Maybe @Valid ScheduleDraft schedule,
            @Maybe @Size(max = 50) Set<AccessLevelId> accessLevelIds,
            @Maybe @Size(max = 5) List<@Valid NewcomerCredentialDraft> credentials) {

        org.clockhouse.attendance.roster.NewcomerDraft domain() {
            EmployeeDrafts.EmployeeDraft employee = new EmployeeDrafts.EmployeeDraft(
                    number,
                    name,
                    pinyin,
                    gender,
                    phone,
                    email,
                    idDocument,
                    birthDate,
                    siteId,
                    departmentId,
                    position,
                    hiredOn);
            return new org.clockhouse.attendance.roster.NewcomerDraft(
                    externalId,
                    employee.domain(),
                    Optional.ofNullable(schedule)
                            .map(wanted -> new org.clockhouse.attendance.roster.NewcomerDraft.Schedule(
                                    wanted.domain("/schedule"), Boolean.TRUE.equals(wanted.runsOnHolidays()))),
                    accessLevelIds == null ? Set.of() : accessLevelIds,
                    credentials == null
                            ? List.of()
                            : credentials.stream()
                                    .map(one -> Identifiers.of(
                                            one.kind(), one.number(), one.format(), one.technology(), one.printed()))
                                    .toList());
        }
    }

    /** A card or PIN in hand; usable at once. @param format how the card number is written; the likeliest, unless said */
    public record NewcomerCredentialDraft(
            CredentialKind kind,
            @NotBlank @Size(max = 40) String number,
            @Maybe CardFormat format,
            @Maybe Technology technology,
            @Maybe @Size(max = 40) String printed) {

        /** Never the number. */
        @Override
        public String toString() {
            return "NewcomerCredentialDraft[" + kind + "]";
        }
    }

    public record NewcomerTerminalView(TerminalId terminalId, LocalName name) {}

    /** @param terminals that they come to as things stand now; those that keep lists are told by themselves */
    public record NewcomerView(
            String externalId,
            EmployeeId employeeId,
            String employeeNumber,
            @Maybe AssignmentId assignmentId,
            Instant takenAt,
            List<NewcomerTerminalView> terminals) {}

    @POST
    @Requires("newcomer.write")
    @Summary(
            "Takes in somebody whom another system approved: person, schedule, access and cards, all or nothing; a repetition is answered with 200")
    @Answers(status = 201, value = NewcomerView.class)
    public Response take(NewcomerDraft draft, @Context Caller caller) {
        Newcomers.Taken taken = newcomers.take(caller.actor(), caller.scope(), draft.domain());
        NewcomerView view = view(taken.newcomer(), caller);
        return taken.fresh()
                ? Results.created("newcomers/" + view.externalId(), view)
                : Response.ok(view).build();
    }

    @GET
    @Path("{externalId}")
    @Requires("newcomer.write")
    @Summary("What became of a newcomer, by the sender's id")
    public NewcomerView get(@PathParam("externalId") String externalId, @Context Caller caller) {
        return view(newcomers.find(caller.org(), caller.scope(), externalId), caller);
    }

    private NewcomerView view(Newcomer newcomer, Caller caller) {
        Employee employee = employees.find(caller.org(), caller.scope(), newcomer.employee());
        List<WallTerminal> reach = levels.reach(caller.org(), caller.scope(), newcomer.employee());
        return new NewcomerView(
                newcomer.externalId(),
                newcomer.employee(),
                employee.number(),
                Results.orNull(newcomer.assignment()),
                newcomer.at(),
                reach.stream()
                        .map(terminal -> new NewcomerTerminalView(terminal.id(), terminal.name()))
                        .toList());
    }
}
