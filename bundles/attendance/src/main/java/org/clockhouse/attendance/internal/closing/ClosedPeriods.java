package org.clockhouse.attendance.internal.closing;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.closing.Adjustment;
import org.clockhouse.attendance.closing.Period;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.spi.AdjustmentRepository;
import org.clockhouse.attendance.spi.PeriodRepository;
import org.clockhouse.attendance.spi.ResultRepository;
import org.clockhouse.kernel.EmployeeId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps locked dates as they are: what would change them becomes a line of the next open period. In the caller's transaction. */
@Component(service = ClosedPeriods.class)
public final class ClosedPeriods {

    private final PeriodRepository periods;
    private final AdjustmentRepository adjustments;
    private final ResultRepository results;

    @Activate
    public ClosedPeriods(
            @Reference PeriodRepository periods,
            @Reference AdjustmentRepository adjustments,
            @Reference ResultRepository results) {
        this.periods = periods;
        this.adjustments = adjustments;
        this.results = results;
    }

    /** @param until inclusive */
    public Closed of(Collection<EmployeeId> people, LocalDate from, LocalDate until) {
        long edition = periods.edition();
        List<Period> all = edition == 0 ? List.of() : periods.all();
        boolean touched = all.stream()
                .anyMatch(period -> period.isLocked()
                        && !period.from().isAfter(until)
                        && !period.until().isBefore(from));
        return new Closed(
                edition,
                all,
                touched
                        ? adjustments.of(people, from, until).stream().collect(groupingBy(Adjustment::employee))
                        : Map.of());
    }

    /** Whether no period was changed since; none will be until the transaction ends. */
    public boolean stand(Closed closed) {
        return periods.hold() == closed.edition();
    }

    /** Whether one of the dates is locked; none will be until the transaction ends. @param until inclusive; empty for all that follow */
    public boolean touches(LocalDate from, Optional<LocalDate> until) {
        return lastLocked(from, until).isPresent();
    }

    /** Of the dates of a period that is locked and has one of these; no other will be until the transaction ends. */
    public Optional<LocalDate> lastLocked(LocalDate from, Optional<LocalDate> until) {
        periods.hold();
        return periods.all().stream()
                .filter(period -> period.isLocked()
                        && !period.until().isBefore(from)
                        && until.filter(last -> last.isBefore(period.from())).isEmpty())
                .map(Period::until)
                .max(LocalDate::compareTo);
    }

    /** As people see them: what is locked says so. */
    public List<DayResult> shown(List<DayResult> days) {
        if (days.isEmpty()) {
            return days;
        }
        Set<EmployeeId> people = days.stream().map(DayResult::employee).collect(Collectors.toSet());
        LocalDate from =
                days.stream().map(DayResult::date).min(LocalDate::compareTo).orElseThrow();
        LocalDate until =
                days.stream().map(DayResult::date).max(LocalDate::compareTo).orElseThrow();
        Closed closed = of(people, from, until);
        return closed.periods().stream().anyMatch(Period::isLocked)
                ? days.stream().map(day -> shown(day, closed)).toList()
                : days;
    }

    private static DayResult shown(DayResult day, Closed closed) {
        if (!closed.covers(day.date())) {
            return day;
        }
        return day.in(
                closed.newest(day.employee(), day.date(), day.ordinal()).isPresent()
                        ? ResultState.ADJUSTED
                        : ResultState.LOCKED);
    }

    /** Writes what locked dates would come to into the period that is open now. */
    public void carry(Closed closed, List<Late> all) {
        if (all.isEmpty()) {
            return;
        }
        Period open = closed.periods().stream()
                .filter(period -> !period.isLocked())
                .findFirst()
                .orElseThrow();
        Set<EmployeeId> people = all.stream().map(Late::employee).collect(Collectors.toSet());
        LocalDate from = all.stream().map(Late::date).min(LocalDate::compareTo).orElseThrow();
        LocalDate until = all.stream().map(Late::date).max(LocalDate::compareTo).orElseThrow();
        Map<EmployeeId, List<DayResult>> locked =
                results.of(people, from, until).stream().collect(groupingBy(DayResult::employee));
        List<Adjustment> changed = new ArrayList<>();
        List<Adjustment> nothing = new ArrayList<>();
        for (Late late : all) {
            Optional<DayResult> was = locked.getOrDefault(late.employee(), List.of()).stream()
                    .filter(day -> day.date().equals(late.date()) && day.ordinal() == late.ordinal())
                    .findFirst();
            Base base = new Base(was, earlier(closed, late, open));
            Adjustment line = base.line(late, open);
            (base.says(line) ? nothing : changed).add(line);
        }
        adjustments.remove(nothing);
        adjustments.put(changed);
    }

    private static List<Adjustment> earlier(Closed closed, Late late, Period open) {
        return closed.of(late.employee(), late.date()).stream()
                .filter(line ->
                        line.ordinal() == late.ordinal() && !line.period().equals(open.id()))
                .toList();
    }

    /** What locked periods say of a result: their own, and their lines. */
    private record Base(Optional<DayResult> was, List<Adjustment> lines) {

        Adjustment line(Late late, Period open) {
            Map<Bucket, Integer> more = new EnumMap<>(Bucket.class);
            for (Bucket bucket : Bucket.values()) {
                int said = was.map(day -> day.minutes().get(bucket)).orElse(0)
                        + lines.stream()
                                .mapToInt(line -> line.minutes().getOrDefault(bucket, 0))
                                .sum();
                more.put(bucket, late.minutes().get(bucket) - said);
            }
            int version = was.map(DayResult::version).orElse(0);
            return new Adjustment(
                    late.employee(),
                    late.date(),
                    late.ordinal(),
                    open.id(),
                    version,
                    version + lines.size() + 1,
                    more,
                    late.status(),
                    late.flags(),
                    late.inputHash(),
                    late.at());
        }

        boolean says(Adjustment line) {
            return line.minutes().isEmpty()
                    && line.status() == status()
                    && line.flags().equals(flags());
        }

        private DayStatus status() {
            return lines.isEmpty()
                    ? was.map(DayResult::status).orElse(DayStatus.NORMAL)
                    : lines.get(lines.size() - 1).status();
        }

        private List<Flag> flags() {
            return lines.isEmpty()
                    ? was.map(DayResult::flags).orElse(List.of())
                    : lines.get(lines.size() - 1).flags();
        }
    }
}
