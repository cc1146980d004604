package org.clockhouse.benchmarks;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.clockhouse.attendance.roster.Assignment.Target;
import org.clockhouse.attendance.roster.Pattern;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.shift.ShiftTerms;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.NewPunch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.punch.PunchAttributes.Method;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.PunchTime;
import org.clockhouse.punch.Road;
import org.clockhouse.registry.EmployeeDraft;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.DepartmentDraft;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.SiteDraft;

/** What happened at such a company: who was hired, what they were to work, and their punches, four a day. */
final class MonthFacts {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int BATCH = 1_000;

    private final MonthCompany company;

    MonthFacts(MonthCompany company) {
        this.company = company;
    }

    void write(DataSource bare, int people) throws Exception {
        company.companies.found(company.actor, new LocalName("", "Bench"));
        Site site = company.sites.add(company.actor, new SiteDraft(new LocalName("", "Works"), ZONE));
        Department department = company.departments.add(
                company.actor, new DepartmentDraft(new LocalName("", "Press"), Optional.empty()));
        List<EmployeeId> hired = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            hired.add(company.employees
                    .hire(
                            company.actor,
                            Scope.EVERYBODY,
                            new EmployeeDraft(
                                    String.valueOf(10_000 + i),
                                    PersonalData.named(new LocalName("", "Person " + i)),
                                    new Placement(site.id(), department.id(), ""),
                                    LocalDate.of(2024, 1, 1)))
                    .id());
        }
        roster();
        TerminalId terminal = TerminalId.next();
        MonthBench.execute(
                bare,
                "insert into terminal (org_id, id, name_zh, name_en, site_id, driver, endpoint, serial, serial_key,"
                        + " number_prefix, direction, purpose, bound_since_at, status, folded, version) values ('"
                        + company.org.text() + "', '" + terminal.text() + "', '', 'Gate', '"
                        + site.id().text()
                        + "', 'bench', '', '1', '1', '', 'BOTH', 'ATTENDANCE', 0, 'IN_USE', '', 1)");
        punch(terminal, hired);
    }

    private void roster() {
        Shift shift = company.shifts.define(
                company.actor,
                new ShiftTerms(
                        "D9",
                        new LocalName("", "Day"),
                        "",
                        List.of(new ShiftTerms.Segment(540, 1_080)),
                        List.of(new ShiftTerms.Break(720, 780, false)),
                        120,
                        360,
                        company.rules.standard(company.org).id(),
                        OptionalInt.empty(),
                        OptionalInt.empty()));
        Pattern week = Pattern.week(
                Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(day -> day, day -> shift.id())));
        company.rosters.assign(company.actor, new Target.Everybody(), week, MonthBench.FIRST, Optional.empty(), false);
    }

    /** Four a day; every seventh is late, every eleventh forgets the last one. */
    private void punch(TerminalId terminal, List<EmployeeId> hired) {
        List<NewPunch> batch = new ArrayList<>();
        int count = 0;
        for (EmployeeId person : hired) {
            for (LocalDate date = MonthBench.FIRST; !date.isAfter(MonthBench.LAST); date = date.plusDays(1)) {
                count++;
                batch.add(punch(person, date, LocalTime.of(8, 40).plusMinutes(count % 7 == 0 ? 33 : count % 19)));
                batch.add(punch(person, date, LocalTime.of(12, 1).plusMinutes(count % 5)));
                batch.add(punch(person, date, LocalTime.of(12, 50).plusMinutes(count % 8)));
                if (count % 11 != 0) {
                    batch.add(punch(person, date, LocalTime.of(18, 0).plusMinutes(count % 90)));
                }
                if (batch.size() > BATCH - 4) {
                    append(terminal, batch);
                }
            }
        }
        append(terminal, batch);
    }

    private void append(TerminalId terminal, List<NewPunch> batch) {
        Instant now = MonthCompany.CLOCK.instant();
        company.punches.append(
                company.org,
                new PunchBatch(terminal, Road.VISIT, "", now, batch, List.of(), new PunchBatch.Progress("x", now)));
        batch.clear();
    }

    private static NewPunch punch(EmployeeId person, LocalDate date, LocalTime time) {
        return new NewPunch(
                PunchSubject.number(person.text()),
                Optional.of(person),
                PunchTime.of(date.atTime(time), Duration.ofHours(8), ZONE, PunchTime.OffsetSource.ZONE_RULES),
                PunchAttributes.of(Method.CARD, FunctionKey.UNSTATED),
                Set.of());
    }
}
