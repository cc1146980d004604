package org.clockhouse.attendance.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Refused.Violation;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.SiteId;

/**
 * What is counted under a pay code beside the buckets (guide, section 16). It never changes: one that is to be other ends, and the next
 * begins. So it says the same of a locked date for ever.
 *
 * @param until inclusive; empty for all that follow; before {@code from} when it never held
 */
public record AllowanceRule(
        AllowanceRuleId id, Terms terms, LocalDate from, Optional<LocalDate> until, String by, long version) {

    /** What may be counted: minutes of these that somebody was there, was away with a reason, or is credited with. */
    public static final Set<Bucket> MEASURES = Set.copyOf(EnumSet.of(
            Bucket.ATTENDED,
            Bucket.REGULAR,
            Bucket.NIGHT,
            Bucket.OT_WORKDAY,
            Bucket.OT_REST,
            Bucket.OT_HOLIDAY,
            Bucket.OVERTIME,
            Bucket.EXTRA,
            Bucket.CREDITED,
            Bucket.TRIP,
            Bucket.LEAVE));

    private static final int DAY = 1_440;
    private static final int MOST_PERCENT = 1_000;

    /** What the amount of an allowance is. */
    public enum Kind {
        /** So many hundredths of the minutes measured, rounded down to a minute. */
        PERCENT,
        /** So many minutes for each result. */
        MINUTES
    }

    /**
     * Where it holds: what is empty holds everywhere, and what is not must all be so.
     *
     * @param areas of the terminals that somebody punches at
     * @param departments with everything below them
     * @param posts positions, whatever the case
     */
    public record Reach(
            Set<SiteId> sites,
            Set<AreaId> areas,
            Set<DepartmentId> departments,
            Set<String> posts,
            Set<ShiftId> shifts) {

        public static final Reach EVERYWHERE = new Reach(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

        public Reach {
            sites = Set.copyOf(sites);
            areas = Set.copyOf(areas);
            departments = Set.copyOf(departments);
            posts = posts.stream()
                    .map(post -> post.strip().replaceAll("\\s+", " "))
                    .filter(post -> !post.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
            shifts = Set.copyOf(shifts);
        }
    }

    /**
     * What is counted where.
     *
     * @param payCode under which payroll finds it; several may share one
     * @param atLeast a result with fewer minutes of the measure counts nothing
     */
    public record Terms(
            LocalName name, String payCode, Bucket measure, int atLeast, Kind kind, int amount, Reach reach) {

        /** @throws Refused {@code allowance.invalid} with every wrong place */
        public Terms {
            List<Violation> wrong = new ArrayList<>();
            if (!payCode.matches("[A-Z][A-Z0-9_]{0,19}")) {
                wrong.add(new Violation("/payCode", "allowance.code", "1 to 20 of A-Z, 0-9 and _, a letter first"));
            } else if (isOfBuckets(payCode)) {
                wrong.add(new Violation("/payCode", "allowance.code.bucket", "payroll has the minutes of it already"));
            }
            if (!MEASURES.contains(measure)) {
                wrong.add(new Violation("/measure", "allowance.measure", "it is not counted"));
            }
            if (atLeast < 1 || atLeast > DAY) {
                wrong.add(new Violation("/atLeast", "allowance.at-least", "1 to " + DAY + " minutes"));
            }
            int most = kind == Kind.PERCENT ? MOST_PERCENT : DAY;
            if (amount < 1 || amount > most) {
                wrong.add(new Violation("/amount", "allowance.amount", "1 to " + most));
            }
            if (!wrong.isEmpty()) {
                throw new Refused("allowance.invalid", "the allowance has " + wrong.size() + " wrong values", wrong);
            }
        }

        /** Codes that a payroll sheet gives to minutes by itself. */
        private static boolean isOfBuckets(String code) {
            return code.startsWith("OT_")
                    || List.of(Bucket.values()).stream()
                            .anyMatch(bucket -> bucket.name().equals(code));
        }
    }

    public boolean holdsOn(LocalDate date) {
        return !date.isBefore(from) && until.filter(last -> last.isBefore(date)).isEmpty();
    }

    /** Whether it holds on one of the dates. @param last inclusive */
    public boolean holdsIn(LocalDate first, LocalDate last) {
        LocalDate begin = first.isBefore(from) ? from : first;
        return !begin.isAfter(last) && holdsOn(begin);
    }

    public AllowanceRule until(LocalDate last) {
        return new AllowanceRule(id, terms, from, Optional.of(last), by, version);
    }

    public AllowanceRule version(long other) {
        return new AllowanceRule(id, terms, from, until, by, other);
    }
}
