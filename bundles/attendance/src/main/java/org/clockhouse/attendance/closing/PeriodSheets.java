package org.clockhouse.attendance.closing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.Person;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ProviderType;

/** People's parts of a period. Those of people outside the scope are not there. */
@ProviderType
public interface PeriodSheets {

    /** Everything that is open, in one look at everybody of the scope. */
    PeriodCheck check(OrgId org, Scope scope, PeriodId id);

    /** In the order of the people of {@code Timesheets#month}. */
    Slice<PersonSheet> sheets(OrgId org, Scope scope, PeriodId id, Wanted wanted, Page page);

    /**
     * The person's own yes to the figures as they are.
     *
     * @throws org.clockhouse.kernel.Refused {@code period.not-in-review}, {@code period.provisional} while a date is not settled
     */
    PersonSheet confirm(Actor actor, EmployeeId own, PeriodId id);

    /**
     * Approves those of the scope in whose way nothing is.
     *
     * @param confirmedOnly leaves out who has not confirmed
     * @throws org.clockhouse.kernel.Refused {@code period.not-in-review}
     */
    Approval approve(Actor actor, Scope scope, PeriodId id, Set<EmployeeId> people, boolean confirmedOnly);

    /**
     * Says that days are right as they are, until something about them changes.
     *
     * @param kinds what is accepted of them
     * @param people empty for everybody of the scope
     * @throws org.clockhouse.kernel.Refused {@code period.locked}, {@code period.reason.missing}, {@code period.accept.kind}
     */
    Accepted accept(
            Actor actor, Scope scope, PeriodId id, Set<EmployeeId> people, Set<PersonSheet.Kind> kinds, String reason);

    /**
     * The same of single days; of the others nothing is said.
     *
     * @param days by person
     * @throws org.clockhouse.kernel.Refused as above
     */
    Accepted acceptDays(
            Actor actor,
            Scope scope,
            PeriodId id,
            Map<EmployeeId, Set<LocalDate>> days,
            Set<PersonSheet.Kind> kinds,
            String reason);

    /** What the period carries of earlier ones, by person and date. */
    Slice<Line> adjustments(OrgId org, Scope scope, PeriodId id, Page page);

    /** Which people; what is empty does not matter. */
    record Wanted(Optional<EmployeeId> employee, Optional<PersonSheet.State> state, Optional<PersonSheet.Kind> kind) {

        public static final Wanted ALL = new Wanted(Optional.empty(), Optional.empty(), Optional.empty());

        public boolean isEverybody() {
            return state.isEmpty() && kind.isEmpty();
        }
    }

    /** @param left people who were not approved because something is in the way @param at what {@link PeriodUndos} finds it by */
    record Approval(int approved, int left, Instant at) {}

    /** @param at what {@link PeriodUndos} finds it by */
    record Accepted(int days, Instant at) {}

    /** @param causes why it is there; never empty */
    record Line(Person person, Adjustment adjustment, Set<Cause> causes) {

        public Line {
            causes = Collections.unmodifiableSet(EnumSet.copyOf(causes));
        }
    }

    /** What came after that which a lock kept. Names are handed over to payroll. */
    enum Cause {
        /** An approved punch. */
        CORRECTION,
        LEAVE,
        TRIP,
        OVERTIME,
        /** Other rules for the person. */
        OVERRIDE,
        /** None of these: punches or reports of terminals, or something that was taken back. */
        FACTS
    }
}
