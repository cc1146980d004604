package org.clockhouse.benchmarks;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.clockhouse.attendance.closing.PeriodCheck;
import org.clockhouse.attendance.closing.PeriodId;
import org.clockhouse.attendance.internal.closing.CompletenessDesk;
import org.clockhouse.attendance.internal.closing.LateCauses;
import org.clockhouse.attendance.internal.closing.OpenMatters;
import org.clockhouse.attendance.internal.closing.PeriodBook;
import org.clockhouse.attendance.internal.closing.PeriodNews;
import org.clockhouse.attendance.internal.closing.SheetBook;
import org.clockhouse.attendance.internal.closing.SheetReader;
import org.clockhouse.attendance.internal.closing.UnreadRows;
import org.clockhouse.attendance.internal.roster.DutyReader;
import org.clockhouse.attendance.internal.roster.MismatchReader;
import org.clockhouse.attendance.internal.roster.PlanChanges;
import org.clockhouse.attendance.internal.roster.Publisher;
import org.clockhouse.attendance.internal.roster.RosterDesk;
import org.clockhouse.attendance.internal.trial.TrialDesk;
import org.clockhouse.attendance.roster.RosterQuery;
import org.clockhouse.attendance.roster.RosterSheet;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.trial.RuleTrial;
import org.clockhouse.attendance.trial.TrialChange;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.punch.internal.StoredPunchReview;
import org.clockhouse.request.internal.TicketDesk;
import org.clockhouse.request.internal.TicketNews;
import org.clockhouse.store.internal.Database;
import org.clockhouse.store.internal.attendance.SqlAdjustments;
import org.clockhouse.store.internal.attendance.SqlApproved;
import org.clockhouse.store.internal.attendance.SqlDrafts;
import org.clockhouse.store.internal.attendance.SqlOverrides;
import org.clockhouse.store.internal.attendance.SqlPeriods;
import org.clockhouse.store.internal.attendance.SqlRosters;
import org.clockhouse.store.internal.attendance.SqlSheets;
import org.clockhouse.store.internal.attendance.SqlStamps;
import org.clockhouse.store.internal.attendance.SqlWatches;
import org.clockhouse.store.internal.request.SqlTickets;

/**
 * What HR does with a month of five thousand people: checks it before it is closed, tries a change of rules on it, and opens its
 * roster. Seconds, best of three, beside what is promised.
 */
final class ClosingBench {

    private static final int PEOPLE = 5_000;
    private static final int ROUNDS = 3;
    private static final double CHECK_LIMIT = 3;
    private static final double TRIAL_LIMIT = 30;
    private static final double PAGE_LIMIT = 0.3;
    private static final int ROSTER_PEOPLE = 200;

    private final MonthCompany company;
    private final SheetBook sheets;
    private final TrialDesk trials;
    private final RosterDesk roster;
    private final PeriodId period;

    private ClosingBench(MonthCompany company, Database database) {
        this.company = company;
        var transactions = company.transactions;
        sheets = new SheetBook(
                new SqlPeriods(transactions),
                new SqlSheets(transactions),
                new SqlAdjustments(transactions),
                new SheetReader(company.results, new SqlSheets(transactions)),
                new OpenMatters(
                        company.requests,
                        new TicketDesk(
                                new SqlTickets(transactions, database.cipher()),
                                company.roles,
                                company.requestBook(database),
                                new TicketNews(new Untold(), company.departments))),
                new UnreadRows(
                        company.marks,
                        new StoredPunchReview(company.punches, transactions, company.audit, company.changes),
                        new CompletenessDesk(
                                new SqlWatches(transactions),
                                company.directory,
                                company.sites,
                                transactions,
                                MonthCompany.CLOCK)),
                new LateCauses(
                        company.results,
                        new SqlApproved(transactions),
                        new SqlOverrides(transactions),
                        company.requests,
                        company.sites),
                company.directory,
                company.audit,
                transactions,
                company.changes,
                MonthCompany.CLOCK);
        period = new PeriodBook(
                        new SqlPeriods(transactions),
                        sheets,
                        company.sites,
                        new PeriodNews(new Untold(), company.directory),
                        company.audit,
                        transactions,
                        company.changes,
                        MonthCompany.CLOCK)
                .open(company.actor, MonthBench.FIRST, MonthBench.LAST)
                .id();
        trials = new TrialDesk(company.reader, company.directory, transactions);
        roster = roster(company);
    }

    private static RosterDesk roster(MonthCompany company) {
        var transactions = company.transactions;
        SqlDrafts drafts = new SqlDrafts(transactions);
        var plans = new org.clockhouse.attendance.internal.roster.SheetReader(
                company.reader, drafts, company.results, company.directory);
        return new RosterDesk(
                drafts,
                plans,
                new Publisher(
                        drafts,
                        new PlanChanges(
                                new SqlRosters(transactions),
                                company.marks,
                                plans,
                                transactions,
                                company.changes,
                                MonthCompany.CLOCK),
                        plans,
                        company.directory,
                        new Untold(),
                        company.audit,
                        MonthCompany.CLOCK),
                new MismatchReader(plans, company.results, new SqlStamps(transactions), company.sites),
                new DutyReader(plans),
                company.directory,
                company.audit,
                transactions,
                company.changes,
                MonthCompany.CLOCK);
    }

    static void derby() throws Exception {
        Places.derby((database, bare) -> run(database, bare, "derby"));
    }

    static void postgres() throws Exception {
        Places.postgres((database, bare) -> run(database, bare, "postgresql"));
    }

    private static void run(Database database, DataSource bare, String name) throws Exception {
        MonthCompany company = new MonthCompany(database, PEOPLE);
        company.fill(bare);
        // Who forgets to punch out has half a day, which somebody has to look at.
        RuleSet standard = company.rules.standard(company.org);
        company.rules.amend(
                company.actor,
                standard.id(),
                standard.version(),
                MonthBench.FIRST,
                standard.policy().with("half_day_below", "300"));
        company.work();
        ClosingBench bench = new ClosingBench(company, database);
        say("closing.check." + name, CHECK_LIMIT, bench::check);
        say("closing.trial." + name, TRIAL_LIMIT, bench::trial);
        say("closing.roster." + name, PAGE_LIMIT, bench::rosterPage);
        company.stop();
    }

    private static void say(String name, double limit, Runnable work) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            work.run();
            best = Math.min(best, (System.nanoTime() - began) / 1e9);
        }
        System.out.println(Line.promised(name, best, limit, "s"));
    }

    /** @throws IllegalStateException unless it finds those who forgot to punch out; everybody did, on some date */
    private void check() {
        PeriodCheck check = sheets.check(company.org, Scope.EVERYBODY, period);
        if (check.people() != PEOPLE || check.blocked() != PEOPLE) {
            throw new IllegalStateException(check.toString());
        }
    }

    /** Twenty minutes of grace for everybody. @throws IllegalStateException unless somebody is late any less */
    private void trial() {
        RuleSet standard = company.rules.standard(company.org);
        RuleTrial trial = trials.run(
                company.org,
                Scope.EVERYBODY,
                new TrialChange.OfRules(standard.id(), standard.policy().with("late_grace", "20")),
                new TrialChange.Dates(MonthBench.FIRST, MonthBench.LAST),
                (people, of) -> true);
        if (trial.days() != PEOPLE * 31 || trial.movedDays() == 0) {
            throw new IllegalStateException(trial.days() + " days, " + trial.movedDays() + " moved");
        }
    }

    /** The first people of a month, with drafts and what came of the plan. */
    private void rosterPage() {
        LocalDate from = MonthBench.FIRST;
        RosterSheet sheet = roster.sheet(
                company.org,
                Scope.EVERYBODY,
                new RosterQuery(
                        from,
                        MonthBench.LAST,
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(),
                        "",
                        Set.of(RosterQuery.Part.values())),
                Page.first(ROSTER_PEOPLE));
        if (sheet.rows().size() != ROSTER_PEOPLE) {
            throw new IllegalStateException("the roster has other people");
        }
    }
}
