package org.clockhouse.rest.internal;

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
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.clockhouse.account.SignIn;
import org.clockhouse.account.SignInAttempt;
import org.clockhouse.account.internal.FrontOffice;
import org.clockhouse.attendance.internal.TimeOffice;
import org.clockhouse.attendance.roster.Assignment;
import org.clockhouse.attendance.roster.Newcomers;
import org.clockhouse.attendance.roster.Pattern;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.shift.ShiftTerms;
import org.clockhouse.audit.internal.AuditOffice;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.credential.phone.BoundPhones;
import org.clockhouse.kernel.Actor;
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
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeDraft;
import org.clockhouse.registry.Gender;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.DepartmentDraft;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.SiteDraft;
import org.clockhouse.report.internal.ReportOffice;
import org.clockhouse.report.internal.ReportSubscriptions;
import org.clockhouse.request.internal.RequestOffice;
import org.clockhouse.rest.internal.changes.EventStreams;
import org.clockhouse.rest.internal.http.Doorkeeper;
import org.clockhouse.rest.internal.http.Web;
import org.clockhouse.rest.internal.lists.ListSubscriptions;
import org.clockhouse.terminal.PhonePunches;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalDraft;
import org.clockhouse.terminal.internal.GateOffice;

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
    final ReportOffice reports;
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
    private final ApiOffice api;
    public final Site shanghai;
    public final Department works;
    public final Department office;
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
        reports = new ReportOffice(time, registry, desk, punches, audit.trail, clock);
        subscribedReports = new ReportSubscriptions(reports.reports, front.permissions());
        notices.register(subscribedReports);
        subscribedLists = new ListSubscriptions(reports.lists, front.permissions());
        notices.register(subscribedLists);
        streams = new EventStreams(front.workers(), clock);
        newcomers = TimeOffice.newcomers(registry, time.rosters, desk, audit.trail, clock);
        api = new ApiOffice(this, directory);
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

    /** How often services were called since the start. */
    public int calls() {
        return api.calls();
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
        punch(TerminalId.next(), employee, times);
    }

    public void punch(TerminalId at, Employee employee, String... times) {
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
                org, new PunchBatch(at, Road.VISIT, "", clock.instant(), made, List.of(), PunchBatch.Progress.NONE));
    }

    /** A terminal at the east gate that keeps a list, as terminals and cards see it. */
    public Terminal hang(String driver, String endpoint) {
        Terminal gate = gates.terminals
                .register(actor, TerminalDraft.of(new LocalName("东门", "Gate"), shanghai.id(), driver, endpoint))
                .terminal();
        desk.wall.hang(
                gate.id(),
                gate.name(),
                gate.site(),
                clock.instant(),
                new WallTerminal.Ability(WallTerminal.Lists.KEPT, true));
        return gate;
    }

    /** 08:00 to 17:00 on every day from 1 September 2026, for everybody. */
    public Shift dayShift() {
        Shift shift = time.shifts.define(
                actor,
                new ShiftTerms(
                        "D1",
                        new LocalName("白班", "Day"),
                        "",
                        List.of(new ShiftTerms.Segment(480, 1_020)),
                        List.of(),
                        120,
                        360,
                        time.rules.standard(org).id(),
                        OptionalInt.empty(),
                        OptionalInt.empty()));
        LocalDate from = LocalDate.parse("2026-09-01");
        time.rosters.assign(
                actor,
                new Assignment.Target.Everybody(),
                new Pattern(from, List.of(List.of(shift.id()))),
                from,
                Optional.empty(),
                false);
        return shift;
    }

    /** Lets the background work out what the terminals of the site have brought until now. */
    public void workOut() {
        time.reported(shanghai.id(), clock.instant());
        time.settle();
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

    /** As whoever saw it as it was read. */
    public HttpResponse<String> ifMatch(String key, HttpResponse<?> read, String path, String method, String body) {
        return web.send(as(key, path).header("If-Match", Texts.tag(read)).method(method, Web.text(body)));
    }

    /** @return the id of what was made */
    public String made(String key, String path, String body) {
        return Texts.json(post(key, path, body), 201).get("id").asText();
    }

    /** Signs in by password. @return the cookie of the session */
    public String cookie(String name) {
        SignIn in = front.sessions()
                .signIn(new SignInAttempt(name, SignInAttempt.Kind.PASSWORD, FrontOffice.PASSWORD, "10.0.0.7", "r"));
        return Doorkeeper.COOKIE + "=" + ((SignIn.Accepted) in).token();
    }

    /** As the console of whoever has the cookie asks. */
    public HttpRequest.Builder with(String cookie, String path) {
        return web.request("/api/v1" + path)
                .header("Cookie", cookie)
                .header("X-Clockhouse", "1")
                .header("Content-Type", "application/json");
    }

    @Override
    public void close() {
        streams.stop();
        api.stop();
        web.close();
    }
}
