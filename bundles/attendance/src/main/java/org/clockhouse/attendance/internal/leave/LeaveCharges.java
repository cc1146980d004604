package org.clockhouse.attendance.internal.leave;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.LeaveCatalogue;
import org.clockhouse.attendance.LeaveEntry;
import org.clockhouse.attendance.LeaveEntry.Kind;
import org.clockhouse.attendance.LeaveType;
import org.clockhouse.attendance.internal.Forecast;
import org.clockhouse.attendance.spi.LeaveRepository;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.request.Request;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What leave costs: checked before somebody asks, taken when it is approved, returned when it is withdrawn (T048). */
@Component(service = LeaveCharges.class)
public final class LeaveCharges {

    /** A balance is charged by the plan, which is looked at so far. */
    private static final int LONGEST = 60;

    private final LeaveCatalogue types;
    private final LeaveRepository entries;
    private final Forecast forecast;
    private final Clock clock;

    @Activate
    public LeaveCharges(
            @Reference LeaveCatalogue types,
            @Reference LeaveRepository entries,
            @Reference Forecast forecast,
            @Reference Clock clock) {
        this.types = types;
        this.entries = entries;
        this.forecast = forecast;
        this.clock = clock;
    }

    /**
     * @param details as stored
     * @param asked when, by the calendar of the person's site
     * @param others what the person asked for and nobody has decided yet
     * @throws Refused {@code leave.not-offered}, {@code leave.deadline}, {@code leave.too-long}, {@code leave.unit},
     *     {@code leave.balance}
     */
    public void require(OrgId org, Approved wish, Map<String, String> details, LocalDate asked, List<Approved> others) {
        LocalDate first = date(details, "from");
        Optional<LeaveType> known = type(org, wish.type(), first);
        if (known.isEmpty()) {
            return;
        }
        LeaveType type = known.get();
        long days = ChronoUnit.DAYS.between(first, last(details)) + 1;
        boolean kept = isKept(type);
        requireTime(type, first, asked);
        OptionalInt most = type.terms().mostDays();
        if (most.isPresent() && days > most.getAsInt() || kept && days > LONGEST) {
            throw Refused.at("/details/until", "leave.too-long", "at most " + most.orElse(LONGEST) + " days at once");
        }
        int unit = type.terms().unit();
        if (unit > 1 && minutes(org, wish) % unit != 0) {
            throw Refused.at(
                    "/details/until", "leave.unit", "it covers " + minutes(org, wish) + " minutes, not times " + unit);
        }
        if (kept) {
            requireBalance(org, type, wish, first, others);
        }
    }

    private static void requireTime(LeaveType type, LocalDate first, LocalDate asked) {
        if (!type.terms().offered()) {
            throw Refused.at("/details/type", "leave.not-offered", type.code() + " is not offered on " + first);
        }
        OptionalInt deadline = type.terms().deadline();
        if (deadline.isPresent() && asked.isAfter(first.plusDays(deadline.getAsInt()))) {
            throw Refused.at(
                    "/details/date", "leave.deadline", "it is asked for until " + first.plusDays(deadline.getAsInt()));
        }
    }

    private Optional<LeaveType> type(OrgId org, String code, LocalDate date) {
        return types.on(org, date).stream()
                .filter(each -> each.code().equals(code))
                .findFirst();
    }

    /** Where nobody has an account yet, nothing is missing in it. */
    private boolean isKept(LeaveType type) {
        return type.hasBalance() && entries.isKept(type.code());
    }

    private void requireBalance(OrgId org, LeaveType type, Approved wish, LocalDate first, List<Approved> others) {
        List<LeaveEntry> all = new ArrayList<>(entries.of(List.of(wish.employee())).stream()
                .filter(entry -> entry.type().equals(type.code()))
                .toList());
        others.stream()
                .filter(other -> other.type().equals(type.code()))
                .forEach(other -> all.add(
                        taken(other, LocalDate.ofInstant(other.from(), ZoneOffset.UTC), minutes(org, other), "")));
        int before = LeaveAccount.of(all, LocalDate.MAX).owed();
        int left = LeaveAccount.of(all, first).balance(type, first).minutes();
        int wanted = minutes(org, wish);
        all.add(taken(wish, first, wanted, ""));
        if (LeaveAccount.of(all, LocalDate.MAX).owed() > before) {
            throw Refused.at(
                    "/details/type",
                    "leave.balance",
                    "it takes " + wanted + " minutes, and " + Math.max(0, left) + " are left on " + first);
        }
    }

    public void take(Actor actor, Approved approved, Request request) {
        LocalDate first = date(request.details(), "from");
        type(actor.org(), approved.type(), first)
                .filter(this::isKept)
                .ifPresent(type ->
                        entries.add(List.of(taken(approved, first, minutes(actor.org(), approved), actor.name()))));
    }

    /** What the request took, whatever its dates would cost today. */
    public void giveBack(Actor actor, EmployeeId employee, Request request) {
        entries.of(List.of(employee)).stream()
                .filter(entry -> entry.kind() == Kind.TAKEN
                        && entry.source().equals(request.id().text()))
                .findFirst()
                .ifPresent(taken -> entries.add(List.of(new LeaveEntry(
                        employee,
                        taken.type(),
                        Kind.RETURNED,
                        taken.source(),
                        taken.date(),
                        -taken.minutes(),
                        Optional.empty(),
                        "",
                        actor.name(),
                        clock.instant()))));
    }

    private LeaveEntry taken(Approved leave, LocalDate date, int minutes, String by) {
        return new LeaveEntry(
                leave.employee(),
                leave.type(),
                Kind.TAKEN,
                leave.request().text(),
                date,
                -minutes,
                Optional.empty(),
                "",
                by,
                clock.instant());
    }

    /** Planned minutes that it covers, as the rules of their dates round them. */
    private int minutes(OrgId org, Approved leave) {
        return forecast.effects(org, leave).stream()
                .mapToInt(effect -> effect.after().getOrDefault(Bucket.BALANCE_CHARGE.name(), 0)
                        - effect.before().getOrDefault(Bucket.BALANCE_CHARGE.name(), 0))
                .sum();
    }

    private static LocalDate date(Map<String, String> details, String name) {
        return LocalDateTime.parse(details.get(name)).toLocalDate();
    }

    /** Leave until midnight ends on the date before. */
    private static LocalDate last(Map<String, String> details) {
        return LocalDateTime.parse(details.get("until")).minusMinutes(1).toLocalDate();
    }
}
