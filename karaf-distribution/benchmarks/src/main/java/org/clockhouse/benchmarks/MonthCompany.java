package org.clockhouse.benchmarks;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.clockhouse.account.internal.GrantBook;
import org.clockhouse.account.internal.GrantedPermissions;
import org.clockhouse.account.internal.RoleBook;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.internal.ReportMarkReader;
import org.clockhouse.attendance.internal.closing.ClosedPeriods;
import org.clockhouse.attendance.internal.live.Board;
import org.clockhouse.attendance.internal.result.Agenda;
import org.clockhouse.attendance.internal.result.DifferenceWriter;
import org.clockhouse.attendance.internal.result.InputReader;
import org.clockhouse.attendance.internal.result.Recalculation;
import org.clockhouse.attendance.internal.roster.RosterBook;
import org.clockhouse.attendance.internal.rule.OverrideBook;
import org.clockhouse.attendance.internal.rule.RuleBook;
import org.clockhouse.attendance.internal.shift.ShiftBook;
import org.clockhouse.attendance.internal.timesheet.Explainer;
import org.clockhouse.attendance.internal.timesheet.TimesheetBook;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.credential.access.AccessPlan;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.internal.ThreadWorkers;
import org.clockhouse.punch.internal.StoredPunchLog;
import org.clockhouse.registry.calendar.Calendars;
import org.clockhouse.registry.internal.Journal;
import org.clockhouse.registry.internal.PendingChanges;
import org.clockhouse.registry.internal.calendar.CalendarRegister;
import org.clockhouse.registry.internal.calendar.CalendarSigners;
import org.clockhouse.registry.internal.organisation.CompanyRegister;
import org.clockhouse.registry.internal.organisation.DepartmentTree;
import org.clockhouse.registry.internal.organisation.SiteRegister;
import org.clockhouse.registry.internal.people.EmployeeDirectory;
import org.clockhouse.registry.internal.people.EmployeeRegister;
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
import org.clockhouse.store.internal.attendance.SqlSheets;
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

/** A company of so many people with a month of punches, all services as the suite wires them. */
final class MonthCompany {

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
    final CompanyRegister companies;
    final SiteRegister sites;
    final DepartmentTree departments;
    final EmployeeRegister employees;
    final RuleBook rules;
    final ShiftBook shifts;
    final RosterBook rosters;
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
        punches = new JdbcPunches(database, transactions, database.cipher(), database.index(), workers);
        marks = new SqlMarks(transactions, punches);
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
        CalendarRegister calendars = new CalendarRegister(
                new SqlCalendars(transactions), journal, transactions, new CalendarSigners(Path.of("no-such-folder")));
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
                results,
                new SqlSheets(transactions),
                ruleSets,
                marks,
                closed,
                agenda,
                explainer,
                board,
                directory,
                audit,
                transactions,
                changes,
                workers);
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
        new MonthFacts(this).write(bare, people);
        do {
            forget(bare);
        } while (hasMarks());
    }

    /** Punches mark their dates and those beside them, one of which is in the next month. */
    private boolean hasMarks() {
        return transactions.in(org, () -> !marks.waiting(2_000).marks().isEmpty());
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
