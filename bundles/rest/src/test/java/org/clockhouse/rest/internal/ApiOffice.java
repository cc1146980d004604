package org.clockhouse.rest.internal;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.clockhouse.account.Accounts;
import org.clockhouse.account.Permissions;
import org.clockhouse.attendance.day.Timesheets;
import org.clockhouse.credential.Credentials;
import org.clockhouse.punch.PunchReview;
import org.clockhouse.punch.internal.StoredPunchReview;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.calendar.Calendars;
import org.clockhouse.registry.internal.imports.SheetImports;
import org.clockhouse.registry.internal.sheet.PlainSheets;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.request.Requests;
import org.clockhouse.rest.internal.admin.AdministrationResources;
import org.clockhouse.rest.internal.cards.CardResources;
import org.clockhouse.rest.internal.http.InMemoryAnswers;
import org.clockhouse.rest.internal.notices.NoticeResources;
import org.clockhouse.rest.internal.people.PeopleResources;
import org.clockhouse.rest.internal.phones.PhoneResources;
import org.clockhouse.rest.internal.reports.ReportResources;
import org.clockhouse.rest.internal.requests.RequestResources;
import org.clockhouse.rest.internal.roster.RosterResources;
import org.clockhouse.rest.internal.rules.RuleResources;
import org.clockhouse.rest.internal.terminals.TerminalResources;
import org.clockhouse.rest.internal.time.TimeResources;
import org.clockhouse.rest.internal.work.WorkResources;
import org.clockhouse.terminal.Alarms;
import org.clockhouse.terminal.Errands;
import org.clockhouse.terminal.TerminalPort;
import org.clockhouse.terminal.Terminals;
import org.osgi.framework.BundleContext;

/** The API over the services of a company, of which it counts each call: a call is at least one query. */
final class ApiOffice {

    private final Company company;
    private final AtomicInteger calls = new AtomicInteger();
    private final BundleContext context;
    private final SheetImports imports;
    private final PunchReview review;
    private final Permissions permissions;
    private final Accounts accounts;
    private final Sites sites;
    private final Calendars calendars;
    private final Employees employees;
    private final Directory directory;
    private final Terminals terminals;
    private final Departments departments;
    private final CardResources cards;
    private final RuleResources rules;
    private final ReportResources reports;
    private final ApiServer server;

    ApiOffice(Company company, Path folder) {
        this.company = company;
        context = dataFolder(folder.resolve("bundle"));
        imports = new SheetImports(
                company.registry.sheets,
                company.registry.people,
                company.registry.places,
                company.registry.tree,
                company.registry.journal,
                company.front.transactions(),
                company.clock,
                null);
        review = new StoredPunchReview(
                company.punchRows, company.front.transactions(), company.audit.trail, company.front.changes());
        permissions = counted(Permissions.class, company.front.permissions());
        accounts = counted(Accounts.class, company.front.accounts());
        sites = counted(Sites.class, company.registry.sites);
        calendars = counted(Calendars.class, company.registry.calendars);
        employees = counted(Employees.class, company.registry.employees);
        directory = counted(Directory.class, company.registry.directory);
        terminals = counted(Terminals.class, company.gates.terminals);
        departments = counted(Departments.class, company.registry.departments);
        cards = cards();
        rules = rules();
        reports = reports();
        server = new ApiServer(
                context,
                company.gate,
                company.streams,
                company.subscribedLists,
                company.clock,
                new InMemoryAnswers(),
                company.front.sessions(),
                company.front.keys(),
                permissions,
                company.audit.trail,
                sites,
                directory,
                company.gates.gatewayCalls,
                administration(),
                people(),
                cards,
                phones(),
                terminals(),
                rules,
                rosters(),
                time(),
                reports,
                requests(),
                notices(),
                work());
    }

    private AdministrationResources administration() {
        return new AdministrationResources(
                company.clock,
                company.front.sessions(),
                company.front.keys(),
                permissions,
                accounts,
                company.front.roles(),
                company.front.views(company.audit.trail),
                company.audit.trail,
                company.audit.export,
                company.registry.organisation,
                sites,
                departments,
                calendars,
                employees,
                directory,
                company.requests.requests,
                company.punches,
                terminals,
                company.time.shifts,
                company.backups,
                new StandIns.PaperKeys(),
                company.rotations);
    }

    private PeopleResources people() {
        return new PeopleResources(
                company.clock,
                permissions,
                accounts,
                company.audit.trail,
                company.registry.organisation,
                sites,
                departments,
                employees,
                directory,
                company.registry.contracts,
                imports,
                company.registry.photos,
                company.desk.levels,
                company.desk.stays,
                company.desk.stayRules,
                company.newcomers);
    }

    private CardResources cards() {
        return new CardResources(
                company.clock,
                company.front.workers(),
                permissions,
                company.audit.trail,
                departments,
                directory,
                counted(Credentials.class, company.desk.credentials),
                company.desk.freezes,
                company.desk.terms,
                company.desk.types,
                company.desk.stock,
                company.desk.fees,
                company.desk.replacements,
                company.desk.batches,
                company.desk.levels,
                company.desk.certificates,
                company.desk.checks,
                company.desk.people,
                company.desk.deliveries,
                company.desk.uses,
                company.desk.activations,
                company.desk.activationSetup,
                company.desk.rules,
                company.desk.consents,
                company.desk.biometrics,
                company.desk.faces,
                company.desk.backupPins,
                company.gates.desks,
                company.desk.requests,
                company.desk.policies,
                company.desk.handOvers,
                company.reports.cardPaper,
                company.desk.notices,
                new PlainSheets());
    }

    private TerminalResources terminals() {
        return new TerminalResources(
                company.clock,
                sites,
                directory,
                company.desk.deliveries,
                company.desk.uses,
                company.punches,
                review,
                terminals,
                company.gates.tray,
                company.gates.expected,
                company.gates.installations,
                company.gates.snapshots,
                company.gates.reviews,
                () -> new TerminalPort.Address(8090, 0, List.of("192.168.1.10"), Optional.empty()),
                company.gates.gateways,
                company.gates.gatewayCalls,
                counted(Alarms.class, company.gates.alarms),
                company.gates.unpermitted(company.desk.levels, company.punches),
                counted(Errands.class, company.gates.errands),
                company.gates.messages(company.registry.employees, company.desk.credentials, company.desk.deliveries),
                company.gates.clocks,
                company.gates.probes,
                company.gates.doors,
                company.gates.logs,
                company.gates.attempts,
                company.gates.maintenance,
                company.gates.counts,
                company.gates.uploads,
                company.drivers,
                company.gates.recordings);
    }

    private PhoneResources phones() {
        return new PhoneResources(
                directory,
                company.boundPhones,
                company.gates.phonePlaces(company.registry.departments),
                company.phonePunches);
    }

    private RuleResources rules() {
        return new RuleResources(
                company.clock,
                company.front.workers(),
                calendars,
                company.time.shifts,
                company.time.rules,
                company.time.trials,
                company.time.sandbox,
                company.time.allowances,
                company.time.allowanceLines,
                counted(Timesheets.class, company.time.timesheets),
                company.reports.trials);
    }

    private RosterResources rosters() {
        return new RosterResources(
                company.clock,
                permissions,
                sites,
                departments,
                employees,
                directory,
                company.time.rosters,
                company.time.grid,
                company.time.generator,
                company.time.preferences,
                company.time.standIns,
                company.time.cover,
                company.time.swaps,
                company.time.openShifts,
                company.time.rosterImports,
                company.time.rosterFeeds);
    }

    private TimeResources time() {
        return new TimeResources(
                company.clock,
                permissions,
                sites,
                employees,
                directory,
                terminals,
                company.phonePunches,
                company.time.overrides,
                counted(Timesheets.class, company.time.timesheets),
                company.time.cycles,
                company.time.counts,
                company.time.closing.periods,
                company.time.closing.sheets,
                company.time.closing.undos,
                company.time.closing.completeness,
                company.time.rollCalls,
                company.time.closing.leaves,
                company.time.closing.leaveTypes,
                company.time.leaveDays);
    }

    private ReportResources reports() {
        return new ReportResources(
                context,
                company.clock,
                company.front.workers(),
                permissions,
                company.notices.book,
                company.notices.channels,
                company.notices.subscriptions,
                company.reports.reports,
                company.reports.comparison);
    }

    private RequestResources requests() {
        return new RequestResources(
                company.clock,
                permissions,
                sites,
                directory,
                counted(Requests.class, company.requests.requests),
                company.time.deviceFaults,
                company.time.missedPunches,
                company.time.timesheets,
                company.gates.terminals,
                company.requests.chains,
                company.requests.attachments,
                company.requests.tickets);
    }

    private NoticeResources notices() {
        return new NoticeResources(
                permissions,
                company.notices.book,
                company.notices.book,
                company.notices.channels,
                company.notices.outbox,
                company.notices.subscriptions);
    }

    private WorkResources work() {
        return new WorkResources(
                permissions,
                company.time.timesheets,
                company.requests.requests,
                company.requests.tickets,
                company.gates.alarms,
                company.gates.tray,
                review,
                company.gates.reviews,
                company.desk.activations,
                company.desk.uses,
                company.desk.biometrics,
                company.time.generator,
                company.rotations,
                reports,
                rules);
    }

    /** The same service, every call of which is counted: a call is at least one query. */
    private <T> T counted(Class<T> type, T service) {
        return type.cast(Proxy.newProxyInstance(
                ApiOffice.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    calls.incrementAndGet();
                    try {
                        return method.invoke(service, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** Of a bundle's context only the data folder is asked for. */
    private static BundleContext dataFolder(Path folder) {
        return (BundleContext) Proxy.newProxyInstance(
                ApiOffice.class.getClassLoader(), new Class<?>[] {BundleContext.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("getDataFile")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return new File(folder.toFile(), (String) arguments[0]);
                });
    }

    /** How often services were called since the start. */
    int calls() {
        return calls.get();
    }

    void stop() {
        server.stop();
        cards.stop();
        rules.stop();
        reports.stop();
    }
}
