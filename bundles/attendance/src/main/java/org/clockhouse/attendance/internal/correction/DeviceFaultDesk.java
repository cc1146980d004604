package org.clockhouse.attendance.internal.correction;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.DeviceFaults;
import org.clockhouse.attendance.spi.ResultRepository;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.request.RequestId;
import org.clockhouse.request.Requests;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds from the results whom an outage touched, and enters a correction for each. */
@Component
public final class DeviceFaultDesk implements DeviceFaults {

    /** Who is known to be away needs no punch. */
    private static final Set<DayStatus> AWAY = EnumSet.of(DayStatus.EXEMPT, DayStatus.TRIP);

    private final ResultRepository results;
    private final EnteredCorrections corrections;
    private final Directory directory;
    private final Sites sites;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public DeviceFaultDesk(
            @Reference ResultRepository results,
            @Reference Requests requests,
            @Reference Directory directory,
            @Reference Sites sites,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.results = results;
        this.corrections = new EnteredCorrections(requests, transactions, "DEVICE_FAULT", "device-fault.other");
        this.directory = directory;
        this.sites = sites;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Touched> touched(OrgId org, Scope scope, Outage outage) {
        if (!outage.from().isBefore(outage.until())
                || outage.from().plus(LONGEST).isBefore(outage.until())) {
            throw Refused.at(
                    "/until",
                    "device-fault.span",
                    "it ends after it starts, and within " + LONGEST.toHours() + " hours");
        }
        return touchedSoFar(org, scope, soFar(org, outage));
    }

    /** Nobody has missed a moment that is still to come. */
    private Outage soFar(OrgId org, Outage outage) {
        ZoneId zone = sites.find(org, outage.site()).zone();
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), zone);
        return outage.until().isAfter(now) ? new Outage(outage.site(), outage.from(), now) : outage;
    }

    private List<Touched> touchedSoFar(OrgId org, Scope scope, Outage outage) {
        // A night shift belongs to the date before.
        LocalDate from = outage.from().toLocalDate().minusDays(1);
        LocalDate until = outage.until().toLocalDate();
        EmployeeFilter there = new EmployeeFilter("", Optional.empty(), Optional.of(outage.site()), Optional.empty());
        List<Touched> found = new ArrayList<>();
        Page page = Page.first(Page.MOST);
        do {
            Slice<Employee> people = directory.employed(org, scope, there, from, until, page);
            List<EmployeeId> ids = people.items().stream().map(Employee::id).toList();
            if (!ids.isEmpty()) {
                transactions.in(org, () -> results.of(ids, from, until)).forEach(day -> add(day, outage, found));
            }
            page = new Page(people.next(), Page.MOST);
        } while (!page.after().isEmpty());
        return found;
    }

    private static void add(DayResult day, Outage outage, List<Touched> found) {
        if (day.planned().isEmpty()
                || AWAY.contains(day.status())
                || day.minutes().get(Bucket.LEAVE) > 0) {
            return;
        }
        LocalDateTime start = day.planned().get().from();
        LocalDateTime end = day.planned().get().until();
        if (within(start, outage)
                && day.firstIn().filter(in -> in.isBefore(outage.until())).isEmpty()) {
            found.add(new Touched(day.employee(), day.date(), Way.IN, start));
        }
        if (within(end, outage)
                && day.lastOut().filter(out -> !out.isBefore(outage.from())).isEmpty()) {
            found.add(new Touched(day.employee(), day.date(), Way.OUT, end));
        }
    }

    private static boolean within(LocalDateTime at, Outage outage) {
        return !at.isBefore(outage.from()) && at.isBefore(outage.until());
    }

    @Override
    public List<Entered> correct(Actor actor, Scope scope, Outage outage, Set<EmployeeId> except, String reason) {
        List<Touched> there = touched(actor.org(), scope, outage).stream()
                .filter(one -> !except.contains(one.employee()))
                .toList();
        return corrections.enter(actor, scope, there, reason);
    }

    @Override
    public void takeBack(Actor actor, Scope scope, Set<RequestId> made, String reason) {
        corrections.takeBack(actor, scope, made, reason);
    }
}
