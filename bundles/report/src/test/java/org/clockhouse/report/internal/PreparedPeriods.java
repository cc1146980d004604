package org.clockhouse.report.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.closing.Adjustment;
import org.clockhouse.attendance.closing.Period;
import org.clockhouse.attendance.closing.PeriodCheck;
import org.clockhouse.attendance.closing.PeriodId;
import org.clockhouse.attendance.closing.PeriodSheets;
import org.clockhouse.attendance.closing.Periods;
import org.clockhouse.attendance.closing.PersonSheet;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.report.internal.payroll.CarriedLines;

/** Periods that carry what they were given. */
final class PreparedPeriods implements Periods, PeriodSheets {

    private final List<Period> periods = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    CarriedLines lines() {
        return new CarriedLines(this, this);
    }

    void carry(String from, String until, Person person, String date, Map<Bucket, Integer> minutes) {
        carry(from, until, person, date, minutes, Set.of(Cause.FACTS));
    }

    void carry(String from, String until, Person person, String date, Map<Bucket, Integer> minutes, Set<Cause> causes) {
        Period period =
                new Period(PeriodId.next(), LocalDate.parse(from), LocalDate.parse(until), Period.State.OPEN, "", 1);
        periods.add(period);
        lines.add(new Line(
                person,
                new Adjustment(
                        person.id(),
                        LocalDate.parse(date),
                        0,
                        period.id(),
                        1,
                        2,
                        minutes,
                        DayStatus.NORMAL,
                        List.of(),
                        1,
                        Instant.EPOCH),
                causes));
    }

    @Override
    public List<Period> list(OrgId org) {
        return periods;
    }

    @Override
    public Slice<Line> adjustments(OrgId org, Scope scope, PeriodId id, Page page) {
        return new Slice<>(
                lines.stream()
                        .filter(line -> line.adjustment().period().equals(id))
                        .toList(),
                "");
    }

    @Override
    public Period find(OrgId org, PeriodId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Period open(Actor actor, LocalDate from, LocalDate until) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Period move(Actor actor, PeriodId id, long version, Period.State to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Period lock(Actor actor, PeriodId id, long version, String despite) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PeriodCheck check(OrgId org, Scope scope, PeriodId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Slice<PersonSheet> sheets(OrgId org, Scope scope, PeriodId id, Wanted wanted, Page page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PersonSheet confirm(Actor actor, EmployeeId own, PeriodId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Approval approve(Actor actor, Scope scope, PeriodId id, Set<EmployeeId> people, boolean confirmedOnly) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Accepted acceptDays(
            Actor actor,
            Scope scope,
            PeriodId id,
            Map<EmployeeId, Set<LocalDate>> days,
            Set<PersonSheet.Kind> kinds,
            String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Accepted accept(
            Actor actor, Scope scope, PeriodId id, Set<EmployeeId> people, Set<PersonSheet.Kind> kinds, String reason) {
        throw new UnsupportedOperationException();
    }
}
