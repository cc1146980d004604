package org.clockhouse.terminal.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.credential.Credentials;
import org.clockhouse.credential.Holders;
import org.clockhouse.credential.access.AccessLevels;
import org.clockhouse.credential.biometric.SampleExchange;
import org.clockhouse.credential.delivery.Deliveries;
import org.clockhouse.credential.delivery.TerminalLists;
import org.clockhouse.credential.phone.BoundPhones;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.Driver;
import org.clockhouse.driver.PunchPhoto;
import org.clockhouse.driver.line.Lines;
import org.clockhouse.kernel.DirectWorkers;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryBlobs;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.punch.FieldWork;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.internal.sheet.PlainSheets;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.terminal.Alarms;
import org.clockhouse.terminal.Attempts;
import org.clockhouse.terminal.Clocks;
import org.clockhouse.terminal.Counts;
import org.clockhouse.terminal.DisplayMessages;
import org.clockhouse.terminal.Doors;
import org.clockhouse.terminal.Errands;
import org.clockhouse.terminal.ExpectedTerminals;
import org.clockhouse.terminal.GatewayCalls;
import org.clockhouse.terminal.Gateways;
import org.clockhouse.terminal.InMemoryDisplayMessages;
import org.clockhouse.terminal.InMemoryErrands;
import org.clockhouse.terminal.InMemoryExpected;
import org.clockhouse.terminal.InMemoryGateways;
import org.clockhouse.terminal.InMemoryHealth;
import org.clockhouse.terminal.InMemoryInstallations;
import org.clockhouse.terminal.InMemoryPhonePunches;
import org.clockhouse.terminal.InMemoryPictures;
import org.clockhouse.terminal.InMemoryTerminals;
import org.clockhouse.terminal.Installations;
import org.clockhouse.terminal.Maintenance;
import org.clockhouse.terminal.PhonePlaces;
import org.clockhouse.terminal.PhonePunches;
import org.clockhouse.terminal.PictureReview.Reason;
import org.clockhouse.terminal.PictureReviews;
import org.clockhouse.terminal.Probes;
import org.clockhouse.terminal.Recordings;
import org.clockhouse.terminal.Snapshots;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalLogs;
import org.clockhouse.terminal.Terminals;
import org.clockhouse.terminal.UnknownTray;
import org.clockhouse.terminal.Unpermitted;
import org.clockhouse.terminal.Uploads;
import org.clockhouse.terminal.internal.call.Callers;
import org.clockhouse.terminal.internal.clock.ClockDesk;
import org.clockhouse.terminal.internal.clock.ClockKeeper;
import org.clockhouse.terminal.internal.clock.ClockRules;
import org.clockhouse.terminal.internal.desk.DeskRounds;
import org.clockhouse.terminal.internal.driver.Abilities;
import org.clockhouse.terminal.internal.driver.DriverTable;
import org.clockhouse.terminal.internal.errand.ErrandDesk;
import org.clockhouse.terminal.internal.errand.GatewayErrands;
import org.clockhouse.terminal.internal.gateway.GatewayBook;
import org.clockhouse.terminal.internal.gateway.GatewayDesk;
import org.clockhouse.terminal.internal.gateway.OrderSheet;
import org.clockhouse.terminal.internal.health.AlarmBook;
import org.clockhouse.terminal.internal.health.AttemptBook;
import org.clockhouse.terminal.internal.health.CountBook;
import org.clockhouse.terminal.internal.health.EventBook;
import org.clockhouse.terminal.internal.health.MaintenanceBook;
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
import org.clockhouse.terminal.internal.phone.PhonePlaceBook;
import org.clockhouse.terminal.internal.phone.PhonePunchCare;
import org.clockhouse.terminal.internal.phone.PhonePunchDesk;
import org.clockhouse.terminal.internal.phone.PhoneTerminals;
import org.clockhouse.terminal.internal.picture.PictureReviewBook;
import org.clockhouse.terminal.internal.picture.SnapshotBook;
import org.clockhouse.terminal.internal.picture.SnapshotIntake;
import org.clockhouse.terminal.internal.recording.Recorder;
import org.clockhouse.terminal.internal.register.InstallationBook;
import org.clockhouse.terminal.internal.register.TerminalRegister;
import org.clockhouse.terminal.internal.tray.ExpectedBook;
import org.clockhouse.terminal.internal.tray.TrayBook;
import org.clockhouse.terminal.internal.upload.UploadDesk;
import org.clockhouse.terminal.internal.upload.UploadLook;
import org.clockhouse.terminal.internal.upload.UploadReader;
import org.clockhouse.terminal.internal.visit.Asking;
import org.clockhouse.terminal.internal.visit.Conversations;
import org.clockhouse.terminal.internal.visit.CountDesk;
import org.clockhouse.terminal.internal.visit.DoorDesk;
import org.clockhouse.terminal.internal.visit.Feedback;
import org.clockhouse.terminal.internal.visit.KeptSessions;
import org.clockhouse.terminal.internal.visit.Lessons;
import org.clockhouse.terminal.internal.visit.ListWatch;
import org.clockhouse.terminal.internal.visit.LogClearing;
import org.clockhouse.terminal.internal.visit.Prober;
import org.clockhouse.terminal.internal.visit.Reading;
import org.clockhouse.terminal.internal.visit.RecordingDesk;
import org.clockhouse.terminal.internal.visit.RushHours;
import org.clockhouse.terminal.internal.visit.Visit;
import org.clockhouse.terminal.internal.visit.Visits;
import org.clockhouse.terminal.spi.PictureReviewRepository;

/** The real terminal bundle over memory, for tests of the API; nothing is visited but by {@link #visit}. */
public final class GateOffice {

    public final Recordings recordings;
    public final DeskRounds desks;
    public final Terminals terminals;
    public final UnknownTray tray;
    public final ExpectedTerminals expected;
    public final Installations installations;
    public final Alarms alarms;
    public final Errands errands;
    public final Clocks clocks;
    public final Probes probes;
    public final Doors doors;
    public final TerminalLogs logs;
    public final Attempts attempts;
    public final Maintenance maintenance;
    public final Counts counts;
    public final Uploads uploads;
    public final Snapshots snapshots;
    public final PictureReviews reviews;
    private final SnapshotIntake intake;
    private final PictureReviewRepository reviewRows;
    private final InMemoryTransactions transactions;
    private final InMemoryTerminals rows;
    public final Gateways gateways;
    public final GatewayCalls gatewayCalls;
    private final GatewayDesk gatewayDesk;
    private final OrderSheet orders;
    private final DriverTable drivers;
    private final Visits visits;
    private final ListWatch watch;
    private final ErrandDesk errandDesk;
    private final InMemoryDisplayMessages messageRows;
    private final Directory people;
    private final Journal journal;
    private final AlarmBook alarmBook;
    private final InMemoryPhonePunches phoneRows;

    public GateOffice(
            Path directory,
            OrgId org,
            InMemoryTransactions transactions,
            PunchLog log,
            Holders holders,
            Sites sites,
            Directory people,
            TerminalLists lists,
            SampleExchange samples,
            AuditTrail audit,
            RecordedChanges changes,
            Clock clock) {
        drivers = new DriverTable(clock);
        InMemoryTerminals rows = new InMemoryTerminals(transactions);
        DirectWorkers workers = new DirectWorkers();
        TerminalConfig config = new TestConfig();
        journal = new Journal(transactions, audit, changes, clock);
        this.people = people;
        phoneRows = new InMemoryPhonePunches(
                transactions, (scope, person) -> !people.seen(transactions.org(), scope, List.of(person))
                        .isEmpty());
        messageRows = new InMemoryDisplayMessages(transactions, rows.terminals());
        StateBook states = new StateBook(rows.terminals(), journal);
        alarmBook = new AlarmBook(rows.alarms(), rows.terminals(), journal);
        Standings standings = new Standings(states, sites, log, drivers);
        InMemoryHealth health = new InMemoryHealth(transactions, rows.terminals());
        ClockRules clockRules = new ClockRules(health.policies(), journal, config);
        ClockKeeper clockKeeper = new ClockKeeper(rows.contacts(), states, alarmBook, journal, clockRules, config);
        InMemoryErrands errandRows = new InMemoryErrands(transactions);
        EventBook events = new EventBook(errandRows.events(), alarmBook, journal);
        Receiver receiver = new Receiver(log, events, holders, journal);
        CountBook countBook = new CountBook(health.counts(), log, alarmBook, journal);
        Recorder recorder = new Recorder();
        Lines noLines = new NoLines();
        KeptSessions kept = new KeptSessions(noLines, workers, journal, recorder, config);
        WorkedOut workedOut = new WorkedOut(lists, journal);
        InMemoryPictures pictures = new InMemoryPictures(transactions, position -> whose(log, org, position));
        InMemoryBlobs blobs = new InMemoryBlobs(transactions);
        reviewRows = pictures.reviews();
        intake = new SnapshotIntake(pictures.snapshots(), blobs, holders, log, standings, journal);
        this.transactions = transactions;
        this.rows = rows;
        Visit visit = new Visit(
                drivers,
                new Reading(
                        log,
                        receiver,
                        clockKeeper,
                        alarmBook,
                        intake,
                        new Feedback(people, new MessageBoard(messageRows, journal)),
                        journal,
                        config),
                clockKeeper,
                states,
                alarmBook,
                standings,
                journal,
                kept,
                new Synchroniser(workedOut, new Biometry(samples, holders, journal)),
                countBook,
                new Lessons(rows.terminals(), journal));
        visits = new Visits(
                rows.terminals(),
                drivers,
                visit,
                states,
                alarmBook,
                kept,
                new Abilities(lists, drivers),
                workedOut,
                new RushHours(clock),
                journal,
                () -> List.of(org),
                noLines,
                recorder,
                workers,
                config);
        watch = new ListWatch(workedOut, visits, journal);
        desks = new DeskRounds(
                rows.terminals(), drivers, states, standings, journal, () -> List.of(org), noLines, workers, config);
        Callers callers = new Callers(clock);
        terminals = new TerminalRegister(
                rows.terminals(), standings, drivers, visits, desks, callers, workedOut, sites, journal);
        errandDesk = new ErrandDesk(errandRows.errands(), events, terminals, drivers, journal);
        errands = errandDesk;
        GatewayErrands branches = new GatewayErrands(errandRows.errands(), errandDesk, journal);
        Asking asking = new Asking(drivers, visits, kept, noLines, journal, config);
        doors = new DoorDesk(terminals, asking, errands, branches, journal);
        clocks = new ClockDesk(
                terminals, drivers, rows.contacts(), health.policies(), clockRules, clockKeeper, errands, journal);
        attempts = new AttemptBook(terminals, health.attempts(), journal);
        maintenance = new MaintenanceBook(terminals, health.maintenance(), journal);
        ExpectedBook awaited = new ExpectedBook(
                new InMemoryExpected(transactions),
                rows.tray(),
                rows.terminals(),
                terminals,
                drivers,
                sites,
                new PlainSheets(),
                journal);
        expected = awaited;
        TrayBook trayBook = new TrayBook(rows.tray(), terminals, awaited, journal);
        tray = trayBook;
        installations = new InstallationBook(new InMemoryInstallations(transactions), terminals, blobs, journal);
        snapshots = new SnapshotBook(pictures.snapshots(), intake, terminals, people, blobs, journal);
        reviews = new PictureReviewBook(pictures.reviews(), people, alarmBook, journal);
        InMemoryGateways gatewayRows = new InMemoryGateways(transactions, rows);
        OrderSheet orders = new OrderSheet(gatewayRows, rows.terminals(), standings, clockRules, lists, journal);
        this.orders = orders;
        gateways = new GatewayBook(gatewayRows, rows.terminals(), orders, errandDesk, visits, callers, journal);
        Conversations conversations = new Conversations(
                terminals,
                new Prober(terminals, drivers, visits, kept, log, noLines, journal, config),
                new LogClearing(terminals, asking, log, journal),
                errands,
                branches,
                gateways);
        logs = conversations;
        probes = conversations;
        gatewayDesk = new GatewayDesk(
                gatewayRows,
                rows.terminals(),
                orders,
                states,
                trayBook,
                branches,
                log,
                holders,
                lists,
                () -> List.of(org),
                journal,
                workers);
        gatewayCalls = gatewayDesk;
        alarms = alarmBook;
        counts = new CountDesk(countBook, terminals, errands, visits, log, alarmBook, journal);
        recordings = new RecordingDesk(
                rows.terminals(),
                log,
                recorder,
                visits,
                journal,
                new Places(directory, directory.resolve("etc")),
                config);
        UploadReader reader = new UploadReader(receiver, log, holders, clockKeeper, standings, journal);
        try {
            uploads = new UploadDesk(
                    rows.terminals(),
                    new UploadLook(drivers, reader, journal, config),
                    states,
                    journal,
                    workers,
                    config,
                    directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Unpermitted unpermitted(AccessLevels levels, PunchLog log) {
        return new Strangers(levels, people, log, terminals, alarmBook, journal, new TestConfig());
    }

    private static Optional<EmployeeId> whose(PunchLog log, OrgId org, long position) {
        return log.after(org, position - 1, 1).stream()
                .filter(punch -> punch.position() == position)
                .findFirst()
                .flatMap(Punch::employee);
    }

    /** A terminal took a picture of whoever has this number there. */
    public DisplayMessages messages(Employees employees, Credentials credentials, Deliveries deliveries) {
        Displays displays = new Displays(terminals, drivers, employees, credentials, deliveries);
        return new MessageDesk(displays, errandDesk, messageRows, people, journal);
    }

    public void photograph(OrgId org, TerminalId terminal, String holder, LocalDateTime reading, byte[] picture) {
        PunchPhoto photo = PunchPhoto.builder(Bytes.of(picture))
                .holderNumber(holder)
                .clockReading(reading)
                .build();
        Terminal known =
                transactions.in(org, () -> rows.terminals().find(terminal).orElseThrow());
        intake.take(org, known, List.of(photo));
    }

    /** A punch is to be looked at. */
    public void mark(OrgId org, Punch punch) {
        transactions.run(
                org,
                () -> reviewRows.mark(
                        punch.position(), punch.terminal(), punch.at(), Set.of(Reason.SAMPLE), punch.receivedAt()));
    }

    /** Who may punch by phone, and where. */
    public PhonePlaces phonePlaces(Departments departments) {
        return new PhonePlaceBook(phoneRows, departments, people, journal);
    }

    /** What takes punches by phone. */
    public PhonePunches phonePunches(
            BoundPhones phones, FieldWork fieldWork, PunchLog log, Sites sites, Departments departments) {
        return new PhonePunchDesk(
                phoneRows,
                phones,
                new PhonePlaceBook(phoneRows, departments, people, journal),
                new PhoneTerminals(rows.terminals(), journal),
                fieldWork,
                log,
                people,
                sites,
                alarmBook,
                journal);
    }

    /** Destroys positions whose days are over. */
    public void forgetPositions(OrgId org) {
        new PhonePunchCare(phoneRows, () -> List.of(org), journal, new DirectWorkers()).round();
    }

    /** Hears of every change of cards, and gives whoever is due a turn. */
    public void visit(OrgId org) {
        watch.changed(org, Topic.CREDENTIALS);
        orders.changed(org, Topic.CREDENTIALS);
        visits.tick();
    }

    /** Looks for gateways that have not called. */
    public void noteSilence() {
        gatewayDesk.noteSilence();
    }

    /** Serves one reader on a desk in the caller's thread, until that is interrupted. */
    public void serveDesk() {
        desks.tick();
    }

    public void add(Driver driver) {
        drivers.add(driver, Map.of());
    }
}
