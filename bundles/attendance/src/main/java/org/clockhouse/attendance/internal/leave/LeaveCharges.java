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
import java.util.function.Consumer;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.internal.result.Forecast;
import org.clockhouse.attendance.leave.LeaveCatalogue;
import org.clockhouse.attendance.leave.LeaveEntry;
import org.clockhouse.attendance.leave.LeaveEntry.Kind;
import org.clockhouse.attendance.leave.LeaveType;
import org.clockhouse.attendance.rule.PeriodPolicy.OnExpiry;
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
     * @param asked when, by the calendar of the person's site; empty for one that is judged again as it was asked for
     * @param others what the person asked for and nobody has decided yet
     * @param limits is told {@code leave.not-offered}, {@code leave.deadline}, {@code leave.too-long}, {@code leave.unit},
     *     {@code leave.balance}
     * @throws Refused {@code leave.too-long} for more than can be charged at once
     */
    public void require(
            OrgId org,
            Approved wish,
            Map<String, String> details,
            Optional<LocalDate> asked,
            List<Approved> others,
            Consumer<Refused> limits) {
        LocalDate first = date(details, "from");
        Optional<LeaveType> known = types.find(org, wish.type(), first);
        if (known.isEmpty()) {
            return;
        }
        LeaveType type = known.get();
        long days = ChronoUnit.DAYS.between(first, last(details)) + 1;
        boolean kept = isKept(type);
        if (asked.isPresent()) {
            requireTime(type, first, asked.get(), limits);
            requireLength(type, days, type.terms().unit() == 1 ? 0 : minutes(org, wish), limits);
        }
        if (kept && days > LONGEST) {
            throw Refused.at("/details/until", "leave.too-long", "at most " + LONGEST + " days at once");
        }
        if (kept) {
            requireBalance(org, type, wish, first, others, limits);
        }
    }

    /** @param details as stored */
    public boolean wantsFile(OrgId org, Map<String, String> details) {
        return type(org, details).filter(type -> type.terms().attachment()).isPresent();
    }

    /** @param details as stored */
    public Approved.Kind counts(OrgId org, Map<String, String> details) {
        return type(org, details).map(LeaveType::counts).orElse(Approved.Kind.LEAVE);
    }

    private Optional<LeaveType> type(OrgId org, Map<String, String> details) {
        return types.find(org, details.get("type"), date(details, "from"));
    }

    private static void requireTime(LeaveType type, LocalDate first, LocalDate asked, Consumer<Refused> limits) {
        if (!type.terms().offered()) {
            limits.accept(
                    Refused.at("/details/type", "leave.not-offered", type.code() + " is not offered on " + first));
        }
        OptionalInt deadline = type.terms().deadline();
        if (deadline.isPresent() && asked.isAfter(first.plusDays(deadline.getAsInt()))) {
            limits.accept(Refused.at(
                    "/details/date", "leave.deadline", "it is asked for until " + first.plusDays(deadline.getAsInt())));
        }
    }

    private static void requireLength(LeaveType type, long days, int minutes, Consumer<Refused> limits) {
        OptionalInt most = type.terms().mostDays();
        if (most.isPresent() && days > most.getAsInt()) {
            limits.accept(
                    Refused.at("/details/until", "leave.too-long", "at most " + most.getAsInt() + " days at once"));
        }
        int unit = type.terms().unit();
        if (minutes % unit != 0) {
            limits.accept(
                    Refused.at("/details/until", "leave.unit", "it covers " + minutes + " minutes, not times " + unit));
        }
    }

    /** Where nobody has an account yet, nothing is missing in it. */
    private boolean isKept(LeaveType type) {
        return type.hasBalance() && entries.isKept(type.code());
    }

    private void requireBalance(
            OrgId org,
            LeaveType type,
            Approved wish,
            LocalDate first,
            List<Approved> others,
            Consumer<Refused> limits) {
        List<LeaveEntry> all = new ArrayList<>(entries.of(List.of(wish.employee())).stream()
                .filter(entry -> entry.type().equals(type.code()))
                .toList());
        others.stream()
                .filter(other -> other.type().equals(type.code()))
                .forEach(other -> all.add(
                        taken(other, LocalDate.ofInstant(other.from(), ZoneOffset.UTC), minutes(org, other), "")));
        int before = LeaveAccount.of(all, LocalDate.MAX).owed();
        int left = LeaveAccount.of(all, first).minutes();
        int wanted = minutes(org, wish);
        all.add(taken(wish, first, wanted, ""));
        if (LeaveAccount.of(all, LocalDate.MAX).owed() > before) {
            limits.accept(Refused.at(
                    "/details/type",
                    "leave.balance",
                    "it takes " + wanted + " minutes, and " + Math.max(0, left) + " are left on " + first));
        }
    }

    public void take(Actor actor, Approved approved, Request request) {
        LocalDate first = date(request.details(), "from");
        types.find(actor.org(), approved.type(), first)
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
                        OnExpiry.LAPSE,
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
                OnExpiry.LAPSE,
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
