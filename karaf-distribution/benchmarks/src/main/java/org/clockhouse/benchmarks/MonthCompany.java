package org.clockhouse.benchmarks;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.clockhouse.account.internal.GrantBook;
import org.clockhouse.account.internal.GrantedPermissions;
import org.clockhouse.account.internal.RoleBook;
import org.clockhouse.attendance.Assignment.Target;
import org.clockhouse.attendance.MonthQuery;
import org.clockhouse.attendance.MonthRow;
import org.clockhouse.attendance.Pattern;
import org.clockhouse.attendance.Shift;
import org.clockhouse.attendance.ShiftTerms;
import org.clockhouse.attendance.internal.Agenda;
import org.clockhouse.attendance.internal.Board;
import org.clockhouse.attendance.internal.ClosedPeriods;
import org.clockhouse.attendance.internal.DifferenceWriter;
import org.clockhouse.attendance.internal.Explainer;
import org.clockhouse.attendance.internal.InputReader;
import org.clockhouse.attendance.internal.OverrideBook;
import org.clockhouse.attendance.internal.Recalculation;
import org.clockhouse.attendance.internal.ReportMarkReader;
import org.clockhouse.attendance.internal.RosterBook;
import org.clockhouse.attendance.internal.RuleBook;
import org.clockhouse.attendance.internal.ShiftBook;
import org.clockhouse.attendance.internal.TimesheetBook;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.credential.AccessPlan;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.internal.ThreadWorkers;
import org.clockhouse.punch.NewPunch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.punch.PunchAttributes.Method;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.PunchTime;
import org.clockhouse.punch.Road;
import org.clockhouse.punch.internal.StoredPunchLog;
import org.clockhouse.registry.Calendars;
import org.clockhouse.registry.Department;
import org.clockhouse.registry.DepartmentDraft;
import org.clockhouse.registry.EmployeeDraft;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.Site;
import org.clockhouse.registry.SiteDraft;
import org.clockhouse.registry.internal.CalendarRegister;
import org.clockhouse.registry.internal.CompanyRegister;
import org.clockhouse.registry.internal.DepartmentTree;
import org.clockhouse.registry.internal.EmployeeDirectory;
import org.clockhouse.registry.internal.EmployeeRegister;
import org.clockhouse.registry.internal.Journal;
import org.clockhouse.registry.internal.PendingChanges;
import org.clockhouse.registry.internal.SiteRegister;
import org.clockhouse.request.Requests;
import org.clockhouse.request.internal.ChainBook;
import org.clockhouse.request.internal.Deciders;
import org.clockhouse.request.internal.Judge;
import org.clockhouse.request.internal.Kinds;
import org.clockhouse.request.internal.RequestBook;
import org.clockhouse.request.internal.RequestDesk;
import org.clockhouse.request.internal.RequestNews;
import org.clockhouse.request.internal.WorkingDays;
import org.clockhouse.store.internal.Database;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.account.SqlAccounts;
import org.clockhouse.store.internal.account.SqlApiKeys;
import org.clockhouse.store.internal.account.SqlRoles;
import org.clockhouse.store.internal.attendance.SqlAdjustments;
import org.clockhouse.store.internal.attendance.SqlApproved;
import org.clockhouse.store.internal.attendance.SqlMarks;
import org.clockhouse.store.internal.attendance.SqlOverrides;
import org.clockhouse.store.internal.attendance.SqlPeriods;
import org.clockhouse.store.internal.attendance.SqlResults;
import org.clockhouse.store.internal.attendance.SqlRosters;
import org.clockhouse.store.internal.attendance.SqlRuleSets;
import org.clockhouse.store.internal.attendance.SqlShifts;
import org.clockhouse.store.internal.attendance.SqlStamps;
import org.clockhouse.store.internal.attendance.SqlWatches;
import org.clockhouse.store.internal.punch.JdbcPunches;
import org.clockhouse.store.internal.registry.JpaOrganisation;
import org.clockhouse.store.internal.registry.SqlCalendars;
import org.clockhouse.store.internal.registry.SqlDepartments;
import org.clockhouse.store.internal.registry.SqlEmployees;
import org.clockhouse.store.internal.registry.SqlRegistryChanges;
import org.clockhouse.store.internal.request.SqlAttachments;
import org.clockhouse.store.internal.request.SqlChains;
import org.clockhouse.store.internal.request.SqlRequests;

/** A company of so many people with a month of punches, four a day, all services as the suite wires them. */
final class MonthCompany {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int BATCH = 1_000;
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-05T08:00:00Z"), ZoneOffset.UTC);

    final OrgId org = OrgId.next();
    final Actor actor = Actor.system(org, "bench");
    final JpaTransactions transactions;
    final Changes changes = (company, topic) -> {};
    final AuditTrail audit = new Unrecorded();
    private final int people;
    private final ThreadWorkers workers = new ThreadWorkers();
    final SqlMarks marks;
    final JdbcPunches punches;
    private final CompanyRegister companies;
    final SiteRegister sites;
    final DepartmentTree departments;
    final EmployeeRegister employees;
    final RuleBook rules;
    private final ShiftBook shifts;
    private final RosterBook rosters;
    private final Recalculation recalculation;
    private final TimesheetBook timesheets;
    final EmployeeDirectory directory;
    final InputReader reader;
    final SqlResults results;
    final Requests requests;
    final RoleBook roles;

    MonthCompany(Database database, int people) {
        this.people = people;
        transactions = new JpaTransactions(database);
        marks = new SqlMarks(transactions);
        punches = new JdbcPunches(database, transactions, database.cipher(), database.index(), workers);
        SqlRegistryChanges pending = new SqlRegistryChanges(transactions);
        JpaOrganisation places = new JpaOrganisation(transactions);
        SqlDepartments tree = new SqlDepartments(transactions);
        SqlEmployees persons = new SqlEmployees(transactions, database.cipher(), database.index());
        Journal journal = new Journal(audit, pending, changes, transactions);
        companies = new CompanyRegister(places, journal, transactions);
        sites = new SiteRegister(places, journal, transactions, CLOCK);
        departments = new DepartmentTree(tree, journal, transactions, CLOCK);
        employees = new EmployeeRegister(persons, places, tree, journal, transactions, CLOCK);
        directory = new EmployeeDirectory(persons, places, tree, transactions, CLOCK);
        SqlRuleSets ruleSets = new SqlRuleSets(transactions);
        SqlShifts shiftRows = new SqlShifts(transactions);
        SqlRosters rosterRows = new SqlRosters(transactions);
        results = new SqlResults(transactions);
        SqlWatches watches = new SqlWatches(transactions);
        rules = new RuleBook(ruleSets, marks, audit, transactions, changes, CLOCK);
        shifts = new ShiftBook(shiftRows, ruleSets, marks, audit, transactions, changes, CLOCK);
        rosters = new RosterBook(
                rosterRows, shiftRows, marks, departments, directory, audit, transactions, changes, CLOCK);
        CalendarRegister calendars = new CalendarRegister(new SqlCalendars(transactions), journal, transactions);
        ClosedPeriods closed =
                new ClosedPeriods(new SqlPeriods(transactions), new SqlAdjustments(transactions), results);
        ReportMarkReader reports = new ReportMarkReader(watches, org -> new AccessPlan(List.of(), List.of()));
        SqlOverrides overrides = new SqlOverrides(transactions);
        reader = new InputReader(
                shiftRows,
                ruleSets,
                rosterRows,
                new SqlStamps(transactions),
                results,
                watches,
                new SqlApproved(transactions),
                overrides,
                closed,
                rules,
                sites,
                calendars,
                departments,
                directory,
                reports,
                CLOCK);
        Agenda agenda = new Agenda(
                marks,
                watches,
                new OverrideBook(overrides, closed, marks, directory, audit, transactions, changes, CLOCK),
                new PendingChanges(pending, transactions),
                sites,
                directory,
                transactions,
                reports,
                CLOCK);
        recalculation = new Recalculation(
                reader,
                new DifferenceWriter(results, closed, watches, marks, transactions, changes),
                marks,
                agenda,
                companies,
                transactions,
                worked -> Duration.ZERO,
                workers);
        recalculation.stop();
        SqlRoles roleRows = new SqlRoles(transactions);
        GrantBook grants =
                new GrantBook(new SqlAccounts(transactions), new SqlApiKeys(transactions), roleRows, transactions);
        roles = new RoleBook(roleRows, grants, audit, transactions, changes);
        requests = requests(database, grants, calendars);
        Explainer explainer = new Explainer(reader, new StoredPunchLog(punches, transactions, changes), requests);
        Board board = new Board(
                results,
                new SqlStamps(transactions),
                reports,
                new SqlApproved(transactions),
                directory,
                sites,
                transactions,
                CLOCK);
        timesheets = new TimesheetBook(
                results, marks, closed, agenda, explainer, board, directory, audit, transactions, changes);
    }

    /** The desk of requests, at which nobody asks. */
    private Requests requests(Database database, GrantBook grants, Calendars calendars) {
        Kinds kinds = new Kinds();
        RequestBook book = requestBook(database);
        return new RequestDesk(
                book,
                kinds,
                new ChainBook(new SqlChains(transactions), kinds, roles, sites, audit, transactions),
                new Deciders(new GrantedPermissions(grants, audit), directory),
                new WorkingDays(sites, calendars),
                new RequestNews(new Untold(), departments, kinds),
                new Judge(book, kinds, new SqlAttachments(transactions, database.cipher())));
    }

    RequestBook requestBook(Database database) {
        return new RequestBook(
                new SqlRequests(transactions, database.cipher()),
                employees,
                sites,
                audit,
                transactions,
                changes,
                CLOCK);
    }

    OrgId org() {
        return org;
    }

    void fill(DataSource bare) throws Exception {
        companies.found(actor, new LocalName("", "Bench"));
        Site site = sites.add(actor, new SiteDraft(new LocalName("", "Works"), ZONE));
        Department department =
                departments.add(actor, new DepartmentDraft(new LocalName("", "Press"), Optional.empty()));
        List<EmployeeId> hired = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            hired.add(employees
                    .hire(
                            actor,
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
                        + org.text() + "', '" + terminal.text() + "', '', 'Gate', '"
                        + site.id().text()
                        + "', 'bench', '', '1', '1', '', 'BOTH', 'ATTENDANCE', 0, 'IN_USE', '', 1)");
        punch(terminal, hired);
        forget(bare);
    }

    private void roster() {
        Shift shift = shifts.define(
                actor,
                new ShiftTerms(
                        "D9",
                        new LocalName("", "Day"),
                        "",
                        List.of(new ShiftTerms.Segment(540, 1_080)),
                        List.of(new ShiftTerms.Break(720, 780, false)),
                        120,
                        360,
                        rules.standard(org).id(),
                        OptionalInt.empty(),
                        OptionalInt.empty()));
        Pattern week = Pattern.week(
                Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(day -> day, day -> shift.id())));
        rosters.assign(actor, new Target.Everybody(), week, MonthBench.FIRST, Optional.empty(), false);
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
        Instant now = CLOCK.instant();
        punches.append(
                org,
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

    /** Results and marks as if nothing had been worked out. */
    void forget(DataSource bare) throws Exception {
        MonthBench.execute(bare, "delete from day_result", "delete from day_watch", "delete from day_mark");
    }

    /** Marks everybody's month and works until nothing is marked. */
    void work() {
        transactions.run(org, () -> marks.addEverybody(MonthBench.FIRST.plusDays(1), MonthBench.LAST.minusDays(1)));
        recalculation.drain(org);
    }

    /** @throws IllegalStateException if the month is not what it should be */
    void check() {
        long rows = transactions.in(org, () -> transactions
                .sql("select count(*) from day_result where org_id = ? and state = 1 and plan_from > 0", org.text())
                .number());
        long late = transactions.in(org, () -> transactions
                .sql("select count(*) from day_result where org_id = ? and late > 0", org.text())
                .number());
        if (rows != people * 31L || late < rows / 10) {
            throw new IllegalStateException(rows + " final rows, " + late + " of them late");
        }
    }

    /** The month sheet, 200 people at a time. */
    void readSheet() {
        MonthQuery october = MonthQuery.of(YearMonth.from(MonthBench.FIRST));
        Page page = Page.first(200);
        int days = 0;
        do {
            Slice<MonthRow> rows = timesheets.month(org, Scope.EVERYBODY, october, page);
            days += rows.items().stream().mapToInt(row -> row.days().size()).sum();
            page = new Page(rows.next(), 200);
        } while (!page.after().isEmpty());
        if (days != people * 31) {
            throw new IllegalStateException("the sheet has " + days + " days");
        }
    }

    /** The same rows, with nothing made of them. */
    void readRows() {
        transactions.run(org, () -> transactions
                .sql(
                        "select * from day_result where org_id = ? and work_date between ? and ?",
                        org.text(),
                        MonthBench.FIRST,
                        MonthBench.LAST)
                .each(row -> row.integer("attended")));
    }

    void stop() {
        punches.stop();
    }
}
