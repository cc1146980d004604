package org.clockhouse.rest.internal.people;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.account.Accounts;
import org.clockhouse.account.SignInCode;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Conditional;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Masks;
import org.clockhouse.rest.internal.http.MergePatch;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Secret;
import org.clockhouse.rest.internal.http.Summary;

@Path("/employees")
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
public final class EmployeesResource {

    /** What is masked, by the mask that it is under: the number of a document may hold the date of birth. */
    private static final Map<String, String> MASKABLE = Map.of(
            "phone", "employee.phone",
            "email", "employee.email",
            "idDocument", "employee.idDocument",
            "birthDate", "employee.idDocument");

    private final Employees employees;
    private final Directory directory;
    private final Sites sites;
    private final Departments departments;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final Clock clock;

    public EmployeesResource(
            Employees employees,
            Directory directory,
            Sites sites,
            Departments departments,
            Accounts accounts,
            AuditTrail audit,
            Clock clock) {
        this.employees = employees;
        this.directory = directory;
        this.sites = sites;
        this.departments = departments;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param code shown this once */
    public record SignInCodeView(String number, String code, Instant expires) {}

    @GET
    @Requires("employee.read")
    @Summary("People by pinyin; text is the start of a name, pinyin, initials, number or department, or a phone's tail;"
            + " number alone is whose it is")
    public Slice<EmployeeView> list(
            @QueryParam("text") String text,
            @QueryParam("number") String number,
            @QueryParam("departmentId") DepartmentId departmentId,
            @QueryParam("siteId") SiteId siteId,
            @QueryParam("status") Employee.Status status,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        Masks masks = caller.masks();
        Places places = places(caller);
        if (number != null) {
            List<EmployeeView> meant = numbered(number, caller).stream()
                    .map(employee -> EmployeeView.listed(employee, places, masks))
                    .toList();
            return new Slice<>(meant, "");
        }
        EmployeeFilter filter = new EmployeeFilter(
                Results.text(text),
                Optional.ofNullable(departmentId),
                Optional.ofNullable(siteId),
                Optional.ofNullable(status),
                EmployeeView.findable(masks));
        return employees
                .page(caller.org(), caller.scope(), filter, Results.page(after, limit))
                .map(employee -> EmployeeView.listed(employee, places, masks));
    }

    /** A search for the start of a number may have hundreds before the one who has just that. */
    private List<Employee> numbered(String number, Caller caller) {
        List<Employee> meant = directory.numbered(caller.org(), List.of(number)).getOrDefault(number, List.of());
        Set<EmployeeId> seen = Set.copyOf(directory.seen(
                caller.org(), caller.scope(), meant.stream().map(Employee::id).toList()));
        return meant.stream().filter(employee -> seen.contains(employee.id())).toList();
    }

    @POST
    @Requires("employee.write")
    @Summary("Hires somebody")
    @Answers(status = 201, value = EmployeeView.class)
    public Response hire(EmployeeDrafts.EmployeeDraft draft, @Context Caller caller) {
        Employee employee = employees.hire(caller.actor(), caller.scope(), draft.domain());
        return Results.created("employees/" + employee.id().text(), view(employee, caller));
    }

    /** A read of personal data is a fact of the audit trail (T085). */
    @GET
    @Path("{id}")
    @Requires("employee.read")
    @Summary("One person, with everything the caller may see; the read is audited")
    public EmployeeView get(@PathParam("id") EmployeeId id, @Context Caller caller) {
        Employee employee = employees.find(caller.org(), caller.scope(), id);
        audit.recordApart(AuditDraft.of(caller.actor(), "employee.view", "employee", id.text(), employee.number()));
        return view(employee, caller);
    }

    @PATCH
    @Path("{id}")
    @Requires("employee.write")
    @Summary("Puts a person's number or personal data right")
    public EmployeeView amend(
            @PathParam("id") EmployeeId id,
            MergePatch<EmployeeDrafts.EmployeeAmendment> patch,
            @Context Caller caller,
            @Context Expected expected) {
        Employee now = employees.find(caller.org(), caller.scope(), id);
        refuseMasked(patch.members(), caller.masks());
        EmployeeDrafts.EmployeeAmendment amended = patch.on(EmployeeDrafts.EmployeeAmendment.of(now));
        return view(
                employees.amend(
                        caller.actor(), caller.scope(), id, amended.number(), amended.domain(), expected.version()),
                caller);
    }

    @POST
    @Path("{id}/transfers")
    @Conditional
    @Requires("employee.write")
    @Summary("Puts a person elsewhere from a day on")
    public EmployeeView transfer(
            @PathParam("id") EmployeeId id,
            EmployeeDrafts.TransferDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        return view(
                employees.transfer(
                        caller.actor(),
                        caller.scope(),
                        id,
                        draft.from(),
                        draft.placement(),
                        Results.text(draft.reason()),
                        expected.version()),
                caller);
    }

    /** Whoever has left signs in no more; a last day that lies ahead leaves the account as it is until then. */
    @POST
    @Path("{id}/endings")
    @Conditional
    @Requires("employee.write")
    @Summary("Ends the employment with its last day")
    public EmployeeView end(
            @PathParam("id") EmployeeId id,
            EmployeeDrafts.EmploymentEndingDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        Employee ended = employees.end(
                caller.actor(), caller.scope(), id, draft.lastDay(), Results.text(draft.reason()), expected.version());
        if (draft.lastDay().isBefore(places(caller).today(ended.site()))) {
            accounts.ofEmployee(caller.org(), id)
                    .filter(account -> !account.disabled())
                    .ifPresent(account -> accounts.setDisabled(
                            caller.actor(), account.id(), account.version(), true, "employment ended"));
        }
        return view(ended, caller);
    }

    @POST
    @Path("{id}/rehirings")
    @Conditional
    @Requires("employee.write")
    @Summary("Takes somebody back whose employment ended")
    public EmployeeView rehire(
            @PathParam("id") EmployeeId id,
            EmployeeDrafts.RehiringDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        return view(
                employees.rehire(
                        caller.actor(), caller.scope(), id, draft.from(), draft.placement(), expected.version()),
                caller);
    }

    @GET
    @Path("{id}/history")
    @Requires("employee.read")
    @Summary("Where a person worked, the oldest first")
    public Slice<EmploymentPeriodView> history(@PathParam("id") EmployeeId id, @Context Caller caller) {
        Places places = places(caller);
        return new Slice<>(
                employees.history(caller.org(), caller.scope(), id).stream()
                        .map(period -> EmploymentPeriodView.of(period, places))
                        .toList(),
                "");
    }

    @POST
    @Path("{id}/sign-in-codes")
    @Secret
    @Requires("sign-in-code.issue")
    @Summary("A code for the person's first sign-in; shown once")
    public SignInCodeView signInCode(@PathParam("id") EmployeeId id, @Context Caller caller) {
        Employee employee = employees.find(caller.org(), caller.scope(), id);
        SignInCode code = accounts.issueFirstSignInCode(
                caller.actor(), id, employee.number(), employee.name().any());
        return new SignInCodeView(employee.number(), code.code(), code.expires());
    }

    private EmployeeView view(Employee employee, Caller caller) {
        return EmployeeView.whole(employee, places(caller), caller.masks());
    }

    private Places places(Caller caller) {
        return Places.of(caller.org(), sites, departments, clock);
    }

    private static void refuseMasked(Set<String> members, Masks masks) {
        members.stream()
                .filter(MASKABLE::containsKey)
                .forEach(member -> masks.requireSeen(MASKABLE.get(member), "/" + member));
    }
}
