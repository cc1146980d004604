package org.clockhouse.attendance.internal.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.spi.FailedStartRepository;
import org.clockhouse.attendance.spi.ResultRepository;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.kernel.Workers;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchAttributes.Method;
import org.clockhouse.punch.PunchAttributes.Outcome;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.punch.Road;
import org.clockhouse.registry.organisation.Company;
import org.clockhouse.registry.organisation.Organisation;
import org.clockhouse.request.Ticket;
import org.clockhouse.request.Tickets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows up people whom a terminal refused near the start of their shift and who did not get through afterwards: a ticket at the
 * desk that can correct the day, one for each person and date. Waits some minutes, because most try again.
 */
@Component(service = FailedStarts.class, immediate = true)
public final class FailedStarts {

    private static final Logger log = LoggerFactory.getLogger(FailedStarts.class);
    private static final Duration ROUND = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration BEFORE = Duration.ofMinutes(60);
    private static final Duration AFTER = Duration.ofMinutes(30);
    /** What comes later is no news to anybody. */
    private static final Duration FRESH = Duration.ofDays(1);

    private static final int AT_ONCE = 500;

    private final PunchLog punches;
    private final ResultRepository results;
    private final FailedStartRepository followed;
    private final Tickets tickets;
    private final Organisation organisation;
    private final Transactions transactions;
    private final Clock clock;
    private final Workers.Crew crew;

    @Activate
    public FailedStarts(
            @Reference PunchLog punches,
            @Reference ResultRepository results,
            @Reference FailedStartRepository followed,
            @Reference Tickets tickets,
            @Reference Organisation organisation,
            @Reference Transactions transactions,
            @Reference Clock clock,
            @Reference Workers workers) {
        this.punches = punches;
        this.results = results;
        this.followed = followed;
        this.tickets = tickets;
        this.organisation = organisation;
        this.transactions = transactions;
        this.clock = clock;
        this.crew = workers.crew("attendance-failed-starts", 1);
        crew.every(ROUND, this::look);
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    void look() {
        try {
            organisation.all().stream().map(Company::id).forEach(this::look);
        } catch (Unavailable e) {
            log.debug("Failed starts wait for the store: {}", e.getMessage());
        }
    }

    private void look(OrgId org) {
        List<Punch> page;
        do {
            Instant until = clock.instant().minus(PATIENCE);
            page = punches.after(org, transactions.in(org, followed::position), AT_ONCE).stream()
                    .takeWhile(punch -> !punch.receivedAt().isAfter(until))
                    .toList();
            for (Punch punch : page) {
                start(org, punch).ifPresent(day -> follow(org, punch, day));
            }
            if (!page.isEmpty()) {
                long last = page.get(page.size() - 1).position();
                transactions.run(org, () -> followed.position(last));
            }
        } while (page.size() == AT_ONCE);
    }

    /**
     * The day whose start the refused punch was meant for; empty when it was for none, or the person got through. A phone is no
     * terminal that fails: what it was refused for is looked at among punches by phone.
     */
    private Optional<DayResult> start(OrgId org, Punch punch) {
        boolean matters = punch.attributes().outcome() == Outcome.REFUSED
                && punch.road() != Road.FILE
                && punch.attributes().method() != Method.PHONE
                && punch.at().isAfter(clock.instant().minus(FRESH));
        Optional<EmployeeId> person = matters ? punch.employee() : Optional.empty();
        if (person.isEmpty()) {
            return Optional.empty();
        }
        LocalDateTime wall = punch.time().local();
        LocalDate date = wall.toLocalDate();
        return transactions
                .in(org, () -> results.of(Set.of(person.get()), date.minusDays(1), date.plusDays(1)))
                .stream()
                .filter(day -> day.planned()
                        .filter(planned -> isNear(wall, planned.from()))
                        .isPresent())
                .filter(day -> !gotThrough(org, person.get(), punch.at()))
                .findFirst();
    }

    private static boolean isNear(LocalDateTime wall, LocalDateTime start) {
        return !wall.isBefore(start.minus(BEFORE)) && !wall.isAfter(start.plus(AFTER));
    }

    private boolean gotThrough(OrgId org, EmployeeId person, Instant at) {
        return punches.of(org, Set.of(person), at.minus(BEFORE), at.plus(FRESH)).stream()
                .anyMatch(punch -> punch.attributes().outcome() == Outcome.ACCEPTED);
    }

    private void follow(OrgId org, Punch punch, DayResult day) {
        EmployeeId person = punch.employee().orElseThrow();
        transactions.run(org, () -> {
            if (followed.add(person, day.date())) {
                tickets.report(
                        Actor.system(org, "attendance"),
                        Scope.EVERYBODY,
                        new Tickets.Report(Optional.of(person), Ticket.Subject.OTHER, "", said(punch, day)));
            }
        });
    }

    /** In both languages, because nobody knows yet who will read it. */
    private static String said(Punch punch, DayResult day) {
        LocalDateTime from = day.planned().orElseThrow().from();
        String reason = punch.attributes().reason();
        return "上班打卡被终端拒绝：%tF %<tR，班次 %tR 开始，原因 %s。 / Refused at a terminal at %tF %<tR, the shift starts at %tR, reason: %s."
                .formatted(punch.time().local(), from, reason, punch.time().local(), from, reason);
    }
}
