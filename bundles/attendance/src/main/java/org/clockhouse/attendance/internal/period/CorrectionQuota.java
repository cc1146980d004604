package org.clockhouse.attendance.internal.period;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.clockhouse.attendance.rule.PeriodPolicy;
import org.clockhouse.attendance.rule.PeriodPolicy.DeadlineUnit;

/** How many corrections somebody may ask for in a period, and until when (guide, section 14). Charged on submission. */
public final class CorrectionQuota {

    /** Why a request is not taken. */
    public enum Reason {
        QUOTA,
        DEADLINE,
        FUTURE
    }

    /** @param used corrections charged in the period after the request */
    public record Answer(Optional<Reason> refused, int used, Optional<LocalDate> lastDate) {

        public boolean accepted() {
            return refused.isEmpty();
        }
    }

    private final PeriodPolicy policy;
    private final Predicate<LocalDate> workdays;
    private final Map<LocalDate, Integer> used = new HashMap<>();

    /** @param workdays whether a date is worked, for deadlines in working days */
    public CorrectionQuota(PeriodPolicy policy, Predicate<LocalDate> workdays) {
        this.policy = policy;
        this.workdays = workdays;
    }

    /** Corrections that the period of a date has had so far. */
    public void charged(LocalDate date, int corrections) {
        used.put(policy.periodOf(date), corrections);
    }

    /** A refusal or a withdrawal gives back what the request was charged. */
    public void returned(LocalDate missed) {
        used.merge(policy.periodOf(missed), -1, Integer::sum);
    }

    /** @param today on which it is submitted; empty for in time */
    public Answer submit(LocalDate missed, Optional<LocalDate> today) {
        int count = used.getOrDefault(policy.periodOf(missed), 0);
        Optional<LocalDate> last = lastDate(missed);
        Optional<Reason> reason = Optional.empty();
        if (today.isPresent() && missed.isAfter(today.get())) {
            reason = Optional.of(Reason.FUTURE);
        } else if (today.isPresent() && last.isPresent() && today.get().isAfter(last.get())) {
            reason = Optional.of(Reason.DEADLINE);
        } else if (policy.quota().isPresent() && count >= policy.quota().getAsInt()) {
            reason = Optional.of(Reason.QUOTA);
        }
        int after = reason.isEmpty() ? count + 1 : count;
        used.put(policy.periodOf(missed), after);
        return new Answer(reason, after, last);
    }

    /** The last date on which it may be asked for. */
    public Optional<LocalDate> lastDate(LocalDate missed) {
        if (policy.deadline().isEmpty()) {
            return Optional.empty();
        }
        int days = policy.deadline().getAsInt();
        if (policy.deadlineUnit() == DeadlineUnit.DAYS) {
            return Optional.of(missed.plusDays(days));
        }
        LocalDate date = missed;
        for (int left = days; left > 0; ) {
            date = date.plusDays(1);
            left -= workdays.test(date) ? 1 : 0;
        }
        return Optional.of(date);
    }
}
