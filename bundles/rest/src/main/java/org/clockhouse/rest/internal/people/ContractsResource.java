package org.clockhouse.rest.internal.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.validation.Valid;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Contract;
import org.clockhouse.registry.Contract.Induction;
import org.clockhouse.registry.Contracts;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.ProblemException;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/contracts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ContractsResource {

    private static final int MOST_DAYS = 3_660;

    private final Contracts contracts;
    private final Directory directory;
    private final Clock clock;

    public ContractsResource(Contracts contracts, Directory directory, Clock clock) {
        this.contracts = contracts;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * @param until the last day
     * @param induction what they were told; left out while nobody did
     * @param inductionUntil the last day on which it counts; goes with {@code induction}
     */
    public record ContractDraft(
            @NotBlank @Size(max = 120) String company,
            LocalDate until,
            @Maybe @Size(max = 120) String induction,
            @Maybe LocalDate inductionUntil) {

        Contract domain(EmployeeId employee, long version) {
            return new Contract(
                    employee,
                    company,
                    until,
                    Optional.ofNullable(inductionUntil).map(end -> new Induction(Results.text(induction), end)),
                    version);
        }
    }

    /**
     * @param company absent, as the dates are, for those who work here; the version is 0 then
     * @param lapse why their cards are suspended today; absent while everything is in order
     */
    public record ContractView(
            EmployeeId employeeId,
            @Maybe String number,
            @Maybe LocalName name,
            @Maybe String company,
            @Maybe LocalDate until,
            @Maybe String induction,
            @Maybe LocalDate inductionUntil,
            @Maybe Contract.Lapse lapse,
            long version)
            implements Versioned {

        static ContractView none(EmployeeId id) {
            return new ContractView(id, null, null, null, null, null, null, null, 0);
        }

        static ContractView of(Contract contract, Employee person, LocalDate today) {
            return new ContractView(
                    contract.employee(),
                    person == null ? null : person.number(),
                    person == null ? null : person.name(),
                    contract.company(),
                    contract.until(),
                    Results.orNull(contract.induction().map(Induction::kind)),
                    Results.orNull(contract.induction().map(Induction::until)),
                    Results.orNull(contract.lapsedOn(today)),
                    contract.version());
        }
    }

    /** @param until the last day */
    public record ContractRenewalsDraft(@Size(max = 500) List<EmployeeId> employeeIds, LocalDate until) {}

    /** @param before what takes it back @param code why it was not extended; absent if it was */
    public record ContractRenewalView(
            EmployeeId employeeId, @Maybe ContractBefore before, @Maybe String code, @Maybe String detail) {

        static ContractRenewalView of(Contracts.Extended extended) {
            boolean done = extended.code().isEmpty();
            return new ContractRenewalView(
                    extended.employee(),
                    Results.orNull(extended.before().map(ContractBefore::of)),
                    done ? null : extended.code(),
                    done ? null : extended.detail());
        }
    }

    /** @param until the last day before @param version of the contract since */
    public record ContractBefore(EmployeeId employeeId, LocalDate until, long version) {

        static ContractBefore of(Contracts.Earlier earlier) {
            return new ContractBefore(earlier.employee(), earlier.until(), earlier.version());
        }

        Contracts.Earlier domain() {
            return new Contracts.Earlier(employeeId, until, version);
        }
    }

    public record ContractRenewalUndoDraft(@Valid @Size(max = 500) List<ContractBefore> contracts) {}

    @GET
    @Requires("employee.read")
    @Summary("Contractors whose contract or induction is over within so many days, all unless said; the soonest first")
    public Slice<ContractView> list(
            @QueryParam("days") Integer days,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        if (days != null && (days < 0 || days > MOST_DAYS)) {
            throw ProblemException.invalid("?days", "value.range", "0 to " + MOST_DAYS + " days are looked ahead");
        }
        Optional<LocalDate> by = Optional.ofNullable(days).map(ahead -> today().plusDays(ahead));
        Slice<Contract> found = contracts.page(caller.org(), caller.scope(), by, Results.page(after, limit));
        Map<EmployeeId, Employee> people = directory.of(
                caller.org(), found.items().stream().map(Contract::employee).toList());
        return found.map(contract -> ContractView.of(contract, people.get(contract.employee()), today()));
    }

    @GET
    @Path("{employeeId}")
    @Requires("employee.read")
    @Summary("What makes somebody a contractor; version 0 for those who work here")
    public ContractView get(@PathParam("employeeId") EmployeeId id, @Context Caller caller) {
        return contracts
                .find(caller.org(), caller.scope(), id)
                .map(contract -> view(contract, caller))
                .orElseGet(() -> ContractView.none(id));
    }

    @PUT
    @Path("{employeeId}")
    @Requires("employee.write")
    @Summary("Makes somebody a contractor (version 0), or changes the contract or the induction")
    public ContractView put(
            @PathParam("employeeId") EmployeeId id,
            ContractDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        return view(contracts.put(caller.actor(), caller.scope(), draft.domain(id, expected.version())), caller);
    }

    @DELETE
    @Path("{employeeId}")
    @Requires("employee.write")
    @Summary("Somebody works here from now on")
    public void remove(@PathParam("employeeId") EmployeeId id, @Context Caller caller, @Context Expected expected) {
        contracts.remove(caller.actor(), caller.scope(), id, expected.version());
    }

    @POST
    @Path("renewals")
    @Requires("employee.write")
    @Summary("Sets the last day of many contracts, each by itself; one answer for each")
    public Slice<ContractRenewalView> renew(ContractRenewalsDraft draft, @Context Caller caller) {
        return new Slice<>(
                contracts.extendAll(caller.actor(), caller.scope(), draft.employeeIds(), draft.until()).stream()
                        .map(ContractRenewalView::of)
                        .toList(),
                "");
    }

    @POST
    @Path("renewal-undos")
    @Requires("employee.write")
    @Summary("Puts back the last days that renewals changed: all, or none if one was changed since")
    public void undo(ContractRenewalUndoDraft draft, @Context Caller caller) {
        contracts.takeBack(
                caller.actor(),
                caller.scope(),
                draft.contracts().stream().map(ContractBefore::domain).toList());
    }

    private ContractView view(Contract contract, Caller caller) {
        Employee person =
                directory.of(caller.org(), List.of(contract.employee())).get(contract.employee());
        return ContractView.of(contract, person, today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
