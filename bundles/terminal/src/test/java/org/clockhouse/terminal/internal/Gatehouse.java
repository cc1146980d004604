package org.clockhouse.terminal.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.driver.Driver;
import org.clockhouse.driver.line.Lines;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.DirectWorkers;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryBlobs;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.kernel.Workers;
import org.clockhouse.kernel.internal.ThreadWorkers;
import org.clockhouse.punch.InMemoryPunches;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.QuarantineFilter;
import org.clockhouse.punch.QuarantinedRow;
import org.clockhouse.punch.internal.StoredPunchLog;
import org.clockhouse.punch.internal.StoredPunchReview;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.internal.sheet.PlainSheets;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.terminal.InMemoryDisplayMessages;
import org.clockhouse.terminal.InMemoryErrands;
import org.clockhouse.terminal.InMemoryExpected;
import org.clockhouse.terminal.InMemoryHealth;
import org.clockhouse.terminal.InMemoryPictures;
import org.clockhouse.terminal.InMemoryTerminals;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalDraft;
import org.clockhouse.terminal.TerminalStanding;
import org.clockhouse.terminal.TerminalState;
import org.clockhouse.terminal.internal.call.CallErrands;
import org.clockhouse.terminal.internal.call.Callers;
import org.clockhouse.terminal.internal.call.CallingTerminals;
import org.clockhouse.terminal.internal.call.HttpPort;
import org.clockhouse.terminal.internal.clock.ClockDesk;
import org.clockhouse.terminal.internal.clock.ClockKeeper;
import org.clockhouse.terminal.internal.clock.ClockRules;
import org.clockhouse.terminal.internal.desk.DeskRounds;
import org.clockhouse.terminal.internal.driver.Abilities;
import org.clockhouse.terminal.internal.driver.DriverTable;
import org.clockhouse.terminal.internal.errand.ErrandDesk;
import org.clockhouse.terminal.internal.errand.GatewayErrands;
import org.clockhouse.terminal.internal.health.AlarmBook;
import org.clockhouse.terminal.internal.health.CountBook;
import org.clockhouse.terminal.internal.health.EventBook;
import org.clockhouse.terminal.internal.health.Standings;
import org.clockhouse.terminal.internal.health.StateBook;
import org.clockhouse.terminal.internal.health.Strangers;
import org.clockhouse.terminal.internal.intake.Receiver;
import org.clockhouse.terminal.internal.list.Biometry;
import org.clockhouse.terminal.internal.list.Synchroniser;
import org.clockhouse.terminal.internal.list.WorkedOut;
import org.clockhouse.terminal.internal.message.Displays;
import org.clockhouse.terminal.internal.message.MessageBoard;
import org.clockhouse.terminal.internal.message.MessageDesk;
import org.clockhouse.terminal.internal.picture.PicturePicks;
import org.clockhouse.terminal.internal.picture.SnapshotIntake;
import org.clockhouse.terminal.internal.recording.Recorder;
import org.clockhouse.terminal.internal.register.TerminalRegister;
import org.clockhouse.terminal.internal.tray.ExpectedBook;
import org.clockhouse.terminal.internal.tray.TrayBook;
import org.clockhouse.terminal.internal.upload.UploadDesk;
import org.clockhouse.terminal.internal.upload.UploadLook;
import org.clockhouse.terminal.internal.upload.UploadReader;
import org.clockhouse.terminal.internal.visit.Asking;
import org.clockhouse.terminal.internal.visit.CountDesk;
import org.clockhouse.terminal.internal.visit.DoorDesk;
import org.clockhouse.terminal.internal.visit.Feedback;
import org.clockhouse.terminal.internal.visit.KeptSessions;
import org.clockhouse.terminal.internal.visit.Lessons;
import org.clockhouse.terminal.internal.visit.Reading;
import org.clockhouse.terminal.internal.visit.RushHours;
import org.clockhouse.terminal.internal.visit.Visit;
import org.clockhouse.terminal.internal.visit.Visits;

/** The terminal bundle put together over repositories in memory, for one company with one site in Shanghai. */
public final class Gatehouse {

    public final SiteId works = SiteId.next();
    public final TestClock clock = new TestClock("2026-11-02T00:00:00Z");
    public final InMemoryTransactions transactions = new InMemoryTransactions();
    /** People and cards keep books of their own; their terminals are those that a test hangs up. */
    final RecordedChanges cardChanges = new RecordedChanges();

    public final InMemoryRegistry registry =
            new InMemoryRegistry(transactions, new RecordedAudit(), new RecordedChanges(), clock);
    public final InMemoryDesk desk = new InMemoryDesk(registry, new RecordedAudit(), cardChanges, clock);
    public final OrgId org = registry.org;
    public final Actor admin = registry.actor;
    public final InMemoryTerminals rows = new InMemoryTerminals(transactions);
    final InMemoryHealth healthRows = new InMemoryHealth(transactions, rows.terminals());
    final InMemoryErrands errandRows = new InMemoryErrands(transactions);
    final InMemoryDisplayMessages messageRows = new InMemoryDisplayMessages(transactions, rows.terminals());
    public final RecordedAudit audit = new RecordedAudit();
    public final RecordedChanges changes = new RecordedChanges();
    public final FlakyPunches punches = new FlakyPunches(new InMemoryPunches(transactions));
    public final StoredPunchLog log = new StoredPunchLog(punches, transactions, changes);
    public final StoredPunchReview review = new StoredPunchReview(punches, transactions, audit, changes);
    public final KnownPeople people = new KnownPeople();
    final Workers workers;
    public final DirectWorkers direct = new DirectWorkers();
    public final TerminalConfig config = new TestConfig();
    public final Sites sites = new OneSite(works);
    public final Companies companies = () -> List.of(org);

    public final Journal journal = new Journal(transactions, audit, changes, clock);
    public final DriverTable drivers = new DriverTable(clock);
    final StateBook states = new StateBook(rows.terminals(), journal);
    public final AlarmBook alarms = new AlarmBook(rows.alarms(), rows.terminals(), journal);
    final Standings standings = new Standings(states, sites, log, drivers);
    final ClockRules clockRules = new ClockRules(healthRows.policies(), journal, config);
    final ClockKeeper clocks = new ClockKeeper(rows.contacts(), states, alarms, journal, clockRules, config);
    public final EventBook events = new EventBook(errandRows.events(), alarms, journal);
    final Receiver receiver = new Receiver(log, events, people, journal);
    final CountBook counts = new CountBook(healthRows.counts(), log, alarms, journal);
    public final WorkedOut workedOut = new WorkedOut(desk.lists, journal);
    final Biometry biometry = new Biometry(desk.samples, desk.holders, journal);
    public final Recorder recorder = new Recorder();
    final Callers callers = new Callers(clock);
    public final RushHours rush = new RushHours(clock);
    final InMemoryPictures pictures = new InMemoryPictures(transactions, this::whose);
    final InMemoryBlobs blobs = new InMemoryBlobs(transactions);
    public final SnapshotIntake snapshots =
            new SnapshotIntake(pictures.snapshots(), blobs, people, log, standings, journal);
    public final PicturePicks picks = new PicturePicks(snapshots, pictures.reviews(), desk.uses, journal);
    public final KeptSessions kept;
    final Visit visit;
    public final Visits visits;
    public final DeskRounds desks;
    public final TerminalRegister register;
    public final ErrandDesk errands;
    final GatewayErrands forGateways;
    final Asking asking;
    public final DoorDesk doors;
    final ClockDesk clockDesk;
    public final CountDesk countDesk;
    public final ExpectedBook expected;
    final MessageDesk messages;

    /** Visits are made by whoever calls {@link #tick}. */
    public Gatehouse() {
        this(null);
    }

    /** @param workers whose threads make the visits; null for the caller's */
    public Gatehouse(Workers workers) {
        this(workers, new NoLines());
    }

    public Gatehouse(Workers workers, Lines lines) {
        this.workers = workers == null ? direct : workers;
        this.kept = new KeptSessions(lines, this.workers, journal, recorder, config);
        this.visit = new Visit(
                drivers,
                new Reading(
                        log,
                        receiver,
                        clocks,
                        alarms,
                        snapshots,
                        new Feedback(registry.directory, new MessageBoard(messageRows, journal)),
                        journal,
                        config),
                clocks,
                states,
                alarms,
                standings,
                journal,
                kept,
                new Synchroniser(workedOut, biometry),
                counts,
                new Lessons(rows.terminals(), journal));
        this.visits = new Visits(
                rows.terminals(),
                drivers,
                visit,
                states,
                alarms,
                kept,
                new Abilities(desk.lists, drivers),
                workedOut,
                rush,
                journal,
                companies,
                lines,
                recorder,
                this.workers,
                config);
        this.desks = new DeskRounds(
                rows.terminals(), drivers, states, standings, journal, companies, lines, this.workers, config);
        this.register = new TerminalRegister(
                rows.terminals(), standings, drivers, visits, desks, callers, workedOut, sites, journal);
        this.errands = new ErrandDesk(errandRows.errands(), events, register, drivers, journal);
        this.messages = new MessageDesk(
                new Displays(register, drivers, registry.employees, desk.credentials, desk.deliveries),
                errands,
                messageRows,
                registry.directory,
                journal);
        this.forGateways = new GatewayErrands(errandRows.errands(), errands, journal);
        this.asking = new Asking(drivers, visits, kept, lines, journal, config);
        this.doors = new DoorDesk(register, asking, errands, forGateways, journal);
        this.clockDesk = new ClockDesk(
                register, drivers, rows.contacts(), healthRows.policies(), clockRules, clocks, errands, journal);
        this.countDesk = new CountDesk(counts, register, errands, visits, log, alarms, journal);
        this.expected = new ExpectedBook(
                new InMemoryExpected(transactions),
                rows.tray(),
                rows.terminals(),
                register,
                drivers,
                sites,
                new PlainSheets(),
                journal);
    }

    private Optional<EmployeeId> whose(long position) {
        return punches().stream()
                .filter(punch -> punch.position() == position)
                .findFirst()
                .flatMap(Punch::employee);
    }

    public void add(Driver driver) {
        drivers.add(driver, Map.of());
    }

    public Terminal register(String driver, String endpoint) {
        TerminalDraft draft = TerminalDraft.of(new LocalName("东门", "East gate"), works, driver, endpoint);
        return register.register(admin, draft).terminal();
    }

    public Strangers strangers() {
        return new Strangers(desk.levels, registry.directory, log, register, alarms, journal, config);
    }

    /** Lets time pass, and gives whoever is due a turn. */
    public void tick(Duration passed) {
        clock.advance(passed);
        visits.tick();
    }

    public TerminalStanding standing(TerminalId terminal) {
        return register.find(org, Scope.EVERYBODY, terminal);
    }

    public TerminalState.Kind kind(TerminalId terminal) {
        return standing(terminal).state().kind();
    }

    public List<Punch> punches() {
        return log.after(org, 0, 100_000);
    }

    public List<QuarantinedRow> quarantine() {
        return review.quarantine(org, Scope.EVERYBODY, QuarantineFilter.ALL, Page.first(500))
                .items();
    }

    public CallingTerminals calling(TrayBook tray) {
        return new CallingTerminals(
                rows.terminals(),
                callers,
                tray,
                expected,
                receiver,
                log,
                clocks,
                states,
                standings,
                companies,
                journal,
                new CallErrands(errands, workedOut, standings, biometry, journal),
                events,
                counts,
                snapshots,
                direct);
    }

    /** The terminal port, closed until a driver comes that is called. */
    public HttpPort port(CallingTerminals calling) {
        Path folder = Path.of("target");
        return new HttpPort(
                drivers,
                calling,
                recorder,
                new ThreadWorkers(),
                new Places(folder, folder),
                config,
                Duration.ofSeconds(30),
                Duration.ofSeconds(1));
    }

    UploadReader reader() {
        return new UploadReader(receiver, log, people, clocks, standings, journal);
    }

    public UploadDesk desk(Path folder) {
        try {
            return new UploadDesk(
                    rows.terminals(),
                    new UploadLook(drivers, reader(), journal, config),
                    states,
                    journal,
                    direct,
                    config,
                    folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
