package org.clockhouse.rest.internal;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.clockhouse.account.Accounts;
import org.clockhouse.account.Permissions;
import org.clockhouse.account.internal.FrontOffice;
import org.clockhouse.attendance.Newcomers;
import org.clockhouse.attendance.Timesheets;
import org.clockhouse.attendance.internal.TimeOffice;
import org.clockhouse.audit.internal.AuditOffice;
import org.clockhouse.credential.BoundPhones;
import org.clockhouse.credential.Credentials;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DirectWorkers;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.notice.internal.NoticeOffice;
import org.clockhouse.punch.InMemoryPunches;
import org.clockhouse.punch.NewPunch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.PunchTime;
import org.clockhouse.punch.Road;
import org.clockhouse.punch.internal.StoredPunchLog;
import org.clockhouse.punch.internal.StoredPunchReview;
import org.clockhouse.registry.Calendars;
import org.clockhouse.registry.Department;
import org.clockhouse.registry.DepartmentDraft;
import org.clockhouse.registry.Departments;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeDraft;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.Gender;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.Site;
import org.clockhouse.registry.SiteDraft;
import org.clockhouse.registry.Sites;
import org.clockhouse.registry.internal.PlainSheets;
import org.clockhouse.registry.internal.SheetImports;
import org.clockhouse.report.internal.CardPaperDesk;
import org.clockhouse.report.internal.CardSheets;
import org.clockhouse.report.internal.CarriedLines;
import org.clockhouse.report.internal.CountReading;
import org.clockhouse.report.internal.CountSheet;
import org.clockhouse.report.internal.CycleReading;
import org.clockhouse.report.internal.CycleSheet;
import org.clockhouse.report.internal.DayReading;
import org.clockhouse.report.internal.Figures;
import org.clockhouse.report.internal.LeaveLotSheet;
import org.clockhouse.report.internal.ListSheetWriter;
import org.clockhouse.report.internal.Listings;
import org.clockhouse.report.internal.MonthSheets;
import org.clockhouse.report.internal.PairSheet;
import org.clockhouse.report.internal.PayCodes;
import org.clockhouse.report.internal.Payroll;
import org.clockhouse.report.internal.ReportSubscriptions;
import org.clockhouse.report.internal.RosterPaper;
import org.clockhouse.report.internal.SheetComparison;
import org.clockhouse.report.internal.SheetReports;
import org.clockhouse.report.internal.TrialSheetWriter;
import org.clockhouse.request.Requests;
import org.clockhouse.request.internal.RequestOffice;
import org.clockhouse.rest.internal.admin.AdministrationResources;
import org.clockhouse.rest.internal.cards.CardResources;
import org.clockhouse.rest.internal.changes.EventStreams;
import org.clockhouse.rest.internal.http.InMemoryAnswers;
import org.clockhouse.rest.internal.http.Web;
import org.clockhouse.rest.internal.lists.ListSubscriptions;
import org.clockhouse.rest.internal.notices.NoticeResources;
import org.clockhouse.rest.internal.people.PeopleResources;
import org.clockhouse.rest.internal.phones.PhoneResources;
import org.clockhouse.rest.internal.requests.RequestResources;
import org.clockhouse.rest.internal.terminals.TerminalResources;
import org.clockhouse.rest.internal.time.TimeResources;
import org.clockhouse.rest.internal.work.WorkResources;
import org.clockhouse.terminal.Alarms;
import org.clockhouse.terminal.Errands;
import org.clockhouse.terminal.PhonePunches;
import org.clockhouse.terminal.TerminalPort;
import org.clockhouse.terminal.Terminals;
import org.clockhouse.terminal.internal.GateOffice;
import org.osgi.framework.BundleContext;

/** The whole API on a socket, over the real services of every bundle and their repositories in memory. */
public final class Company implements AutoCloseable {

    public final FrontOffice front;
    public final OrgId org;
    public final Actor actor;
    public final TestClock clock;
    public final AuditOffice audit;
    public final InMemoryRegistry registry;
    public final InMemoryDesk desk;
    public final InMemoryPunches punchRows;
    public final StoredPunchLog punches;
    public final RequestOffice requests;
    public final TimeOffice time;
    public final NoticeOffice notices;
    public final ReportSubscriptions subscribedReports;
    public final ListSubscriptions subscribedLists;
    public final GateOffice gates;
    public final BoundPhones boundPhones;
    public final PhonePunches phonePunches;
    final Newcomers newcomers;
    public final ApiGate gate = new ApiGate(new Health());
    public final EventStreams streams;
    public final Web web;
    final StandIns.NoDrivers drivers = new StandIns.NoDrivers();
    final StandIns.PaperBackups backups = new StandIns.PaperBackups();
    final StandIns.PaperRotations rotations = new StandIns.PaperRotations();
    final ApiServer server;
    private CardResources aboutCards;
    private TimeResources aboutTime;
    public final Site shanghai;
    public final Department works;
    public final Department office;
    private final AtomicInteger calls = new AtomicInteger();
    private int hired;

    public Company(Path directory) {
        front = new FrontOffice(directory.resolve("account"));
        org = front.org();
        actor = front.system();
        clock = front.clock();
        var transactions = front.transactions();
        audit = new AuditOffice(directory.resolve("audit"), org, transactions, clock, front.workers());
        registry = new InMemoryRegistry(transactions, audit.trail, front.changes(), clock);
        registry.organisation.found(actor, new LocalName("示例公司", "Example"));
        punchRows = new InMemoryPunches(
                transactions,
                (scope, employee) ->
                        !registry.directory.seen(org, scope, List.of(employee)).isEmpty(),
                this::stands);
        punches = new StoredPunchLog(punchRows, transactions, front.changes());
        requests = new RequestOffice(registry, front.permissions(), front.roles(), audit.trail, front.changes(), clock);
        desk = new InMemoryDesk(registry, requests.requests, audit.trail, front.changes(), clock);
        requests.register(desk.kind);
        notices = new NoticeOffice(front.accounts(), audit.trail, registry.transactions, front.changes(), clock);
        time = new TimeOffice(
                org,
                registry,
                punchRows,
                punches,
                audit.trail,
                front.changes(),
                requests,
                notices.book,
                desk.stays,
                front.accounts(),
                front.permissions(),
                clock);
        gates = new GateOffice(
                directory.resolve("files"),
                org,
                transactions,
                punches,
                desk.holders,
                registry.sites,
                registry.directory,
                desk.lists,
                desk.samples,
                audit.trail,
                front.changes(),
                clock);
        boundPhones = desk.phones(notices.book);
        phonePunches = gates.phonePunches(boundPhones, time.fieldWork, punches, registry.sites, registry.departments);
        subscribedReports = new ReportSubscriptions(reports(), front.permissions());
        notices.register(subscribedReports);
        subscribedLists = new ListSubscriptions(
                new ListSheetWriter(registry.organisation, audit.trail, clock), front.permissions());
        notices.register(subscribedLists);
        streams = new EventStreams(front.workers(), clock);
        newcomers = TimeOffice.newcomers(registry, time.rosters, desk, audit.trail, clock);
        server = server(directory);
        web = new Web(Map.of(
                "/api/*",
                gate,
                "/health/*",
                new HealthServlet(new Health(), gate),
                "/problems/*",
                new org.clockhouse.rest.internal.docs.ProblemPages()));
        shanghai =
                registry.sites.add(actor, new SiteDraft(new LocalName("上海", "Shanghai"), ZoneId.of("Asia/Shanghai")));
        works = registry.departments.add(actor, new DepartmentDraft(new LocalName("工厂", "Works"), Optional.empty()));
        office = registry.departments.add(actor, new DepartmentDraft(new LocalName("办公室", "Office"), Optional.empty()));
    }

    private boolean stands(Scope scope, TerminalId terminal) {
        return scope.sites()
                .contains(gates.terminals
                        .find(org, Scope.EVERYBODY, terminal)
                        .terminal()
                        .site());
    }

    private ApiServer server(Path folder) {
        var transactions = front.transactions();
        SheetImports imports = new SheetImports(
                registry.sheets,
                registry.people,
                registry.places,
                registry.tree,
                registry.journal,
                transactions,
                clock,
                null);
        Permissions permissions = counted(Permissions.class, front.permissions());
        Accounts accounts = counted(Accounts.class, front.accounts());
        Sites sites = counted(Sites.class, registry.sites);
        Calendars calendars = counted(Calendars.class, registry.calendars);
        Employees employees = counted(Employees.class, registry.employees);
        Directory directory = counted(Directory.class, registry.directory);
        Terminals terminals = counted(Terminals.class, gates.terminals);
        Departments departments = counted(Departments.class, registry.departments);
        BundleContext context = dataFolder(folder.resolve("bundle"));
        AdministrationResources administration = new AdministrationResources(
                clock,
                front.sessions(),
                front.keys(),
                permissions,
                accounts,
                front.roles(),
                front.views(audit.trail),
                audit.trail,
                audit.export,
                registry.organisation,
                sites,
                departments,
                calendars,
                employees,
                directory,
                requests.requests,
                punches,
                terminals,
                time.shifts,
                backups,
                new StandIns.PaperKeys(),
                rotations);
        PeopleResources aboutPeople = new PeopleResources(
                clock,
                permissions,
                accounts,
                audit.trail,
                registry.organisation,
                sites,
                departments,
                employees,
                directory,
                registry.contracts,
                imports,
                registry.photos,
                desk.levels,
                desk.stays,
                desk.stayRules,
                newcomers);
        aboutCards = new CardResources(
                clock,
                front.workers(),
                permissions,
                audit.trail,
                departments,
                directory,
                counted(Credentials.class, desk.credentials),
                desk.freezes,
                desk.terms,
                desk.types,
                desk.stock,
                desk.fees,
                desk.replacements,
                desk.batches,
                desk.levels,
                desk.certificates,
                desk.checks,
                desk.people,
                desk.deliveries,
                desk.uses,
                desk.activations,
                desk.activationSetup,
                desk.rules,
                desk.consents,
                desk.biometrics,
                desk.faces,
                desk.backupPins,
                gates.desks,
                desk.requests,
                desk.policies,
                desk.handOvers,
                new CardPaperDesk(
                        desk.handOvers,
                        desk.replacements,
                        registry.employees,
                        registry.organisation,
                        registry.departments,
                        registry.sites,
                        clock),
                desk.notices,
                new PlainSheets());
        TerminalResources aboutTerminals = new TerminalResources(
                clock,
                sites,
                directory,
                desk.deliveries,
                desk.uses,
                punches,
                new StoredPunchReview(punchRows, transactions, audit.trail, front.changes()),
                terminals,
                gates.tray,
                gates.expected,
                gates.installations,
                gates.snapshots,
                gates.reviews,
                () -> new TerminalPort.Address(8090, 0, List.of("192.168.1.10"), Optional.empty()),
                gates.gateways,
                gates.gatewayCalls,
                counted(Alarms.class, gates.alarms),
                counted(Errands.class, gates.errands),
                gates.messages(registry.employees, desk.credentials, desk.deliveries),
                gates.clocks,
                gates.probes,
                gates.doors,
                gates.logs,
                gates.attempts,
                gates.maintenance,
                gates.counts,
                gates.uploads,
                drivers,
                gates.recordings);
        PhoneResources aboutPhones =
                new PhoneResources(directory, boundPhones, gates.phonePlaces(registry.departments), phonePunches);
        aboutTime = new TimeResources(
                context,
                clock,
                front.workers(),
                permissions,
                sites,
                departments,
                calendars,
                employees,
                directory,
                terminals,
                phonePunches,
                time.shifts,
                time.rules,
                time.trials,
                time.sandbox,
                time.overrides,
                time.allowances,
                time.allowanceLines,
                time.rosters,
                time.grid,
                time.generator,
                time.preferences,
                time.standIns,
                time.cover,
                time.swaps,
                time.openShifts,
                time.rosterImports,
                time.rosterFeeds,
                counted(Timesheets.class, time.timesheets),
                time.cycles,
                time.counts,
                time.closing.periods,
                time.closing.sheets,
                time.closing.undos,
                time.closing.completeness,
                time.rollCalls,
                time.closing.leaves,
                time.closing.leaveTypes,
                time.leaveDays,
                notices.book,
                notices.channels,
                notices.subscriptions,
                reports(),
                new TrialSheetWriter(registry.organisation, registry.departments, audit.trail, clock),
                new SheetComparison(new PlainSheets(), time.timesheets, registry.directory, audit.trail));
        RequestResources aboutRequests = new RequestResources(
                clock,
                permissions,
                sites,
                directory,
                counted(Requests.class, requests.requests),
                time.deviceFaults,
                time.missedPunches,
                time.timesheets,
                gates.terminals,
                requests.chains,
                requests.attachments,
                requests.tickets);
        NoticeResources aboutNotices = new NoticeResources(
                permissions, notices.book, notices.book, notices.channels, notices.outbox, notices.subscriptions);
        WorkResources aboutWork = new WorkResources(
                permissions,
                time.timesheets,
                requests.requests,
                requests.tickets,
                gates.alarms,
                gates.tray,
                new StoredPunchReview(punchRows, transactions, audit.trail, front.changes()),
                gates.reviews,
                desk.activations,
                desk.uses,
                desk.biometrics,
                time.generator,
                rotations,
                aboutTime);
        return new ApiServer(
                context,
                gate,
                streams,
                subscribedLists,
                clock,
                new InMemoryAnswers(),
                front.sessions(),
                front.keys(),
                permissions,
                audit.trail,
                sites,
                directory,
                gates.gatewayCalls,
                administration,
                aboutPeople,
                aboutCards,
                aboutPhones,
                aboutTerminals,
                aboutTime,
                aboutRequests,
                aboutNotices,
                aboutWork);
    }

    private SheetReports reports() {
        PayCodes codes = new PayCodes(time.allowances, time.allowanceLines);
        CarriedLines carried = new CarriedLines(time.closing.periods, time.closing.sheets);
        DayReading days = new DayReading(time.timesheets, time.rules, registry.directory);
        CycleReading cycles = new CycleReading(time.cycles);
        CountReading counts = new CountReading(time.counts, time.rules);
        return new SheetReports(
                time.timesheets,
                registry.organisation,
                registry.departments,
                new RosterPaper(time.grid, time.shifts),
                new CardSheets(
                        desk.replacements, desk.checks, registry.directory, registry.sites, registry.departments),
                new Figures(days, registry.sites, registry.departments),
                new Payroll(days, cycles, counts, carried, codes, registry.sites, registry.departments),
                new MonthSheets(codes, carried, time.closing.leaveTypes, time.leaveDays),
                new Listings(
                        new CycleSheet(cycles),
                        new CountSheet(counts),
                        new PairSheet(time.timesheets, punches),
                        new LeaveLotSheet(time.timesheets, time.closing.leaves, time.closing.leaveTypes)),
                time.closing.completeness,
                audit.trail,
                new DirectWorkers(),
                clock);
    }

    /** The same service, every call of which is counted: a call is at least one query. */
    private <T> T counted(Class<T> type, T service) {
        return type.cast(Proxy.newProxyInstance(
                Company.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    calls.incrementAndGet();
                    try {
                        return method.invoke(service, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** How often services were called since the start. */
    public int calls() {
        return calls.get();
    }

    /** Of a bundle's context only the data folder is asked for. */
    private static BundleContext dataFolder(Path folder) {
        return (BundleContext) Proxy.newProxyInstance(
                Company.class.getClassLoader(), new Class<?>[] {BundleContext.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("getDataFile")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return new File(folder.toFile(), (String) arguments[0]);
                });
    }

    /** Somebody with a phone and an identity document. */
    public Employee hire(String name, Department department) {
        String number = "10" + String.format("%03d", ++hired);
        PersonalData person = new PersonalData(
                new LocalName(name, "Person " + hired),
                "",
                Gender.UNSTATED,
                "1390000" + (1000 + hired),
                "",
                "31010119800101" + (1000 + hired));
        return registry.employees.hire(
                actor,
                Scope.EVERYBODY,
                new EmployeeDraft(
                        number, person, new Placement(shanghai.id(), department.id(), "工人"), LocalDate.of(2024, 3, 1)));
    }

    /** Punches by number at a terminal that is nobody's. @param times wall times of Shanghai */
    public void punch(Employee employee, String... times) {
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        List<NewPunch> made = Stream.of(times)
                .map(time -> new NewPunch(
                        PunchSubject.number(employee.number()),
                        Optional.of(employee.id()),
                        PunchTime.of(
                                LocalDateTime.parse(time),
                                Duration.ofHours(8),
                                zone,
                                PunchTime.OffsetSource.ZONE_RULES),
                        PunchAttributes.of(PunchAttributes.Method.CARD, PunchAttributes.FunctionKey.UNSTATED),
                        Set.of()))
                .toList();
        punches.append(
                org,
                new PunchBatch(
                        TerminalId.next(), Road.VISIT, "", clock.instant(), made, List.of(), PunchBatch.Progress.NONE));
    }

    /** The secret of a key with these permissions for everybody. */
    public String key(String... permissions) {
        return front.key(Scope.EVERYBODY, Set.of(permissions));
    }

    public HttpRequest.Builder as(String key, String path) {
        return web.request("/api/v1" + path)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json");
    }

    public HttpResponse<String> get(String key, String path) {
        return web.send(as(key, path));
    }

    public HttpResponse<String> post(String key, String path, String body) {
        return web.send(as(key, path).POST(Web.text(body)));
    }

    @Override
    public void close() {
        streams.stop();
        server.stop();
        aboutCards.stop();
        aboutTime.stop();
        web.close();
    }
}
