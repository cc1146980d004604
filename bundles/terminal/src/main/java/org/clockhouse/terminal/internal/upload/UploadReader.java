package org.clockhouse.terminal.internal.upload;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.clockhouse.credential.Holders;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.FileDriver;
import org.clockhouse.driver.FileReading;
import org.clockhouse.driver.FileSource;
import org.clockhouse.driver.HolderFile;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.punch.Appended;
import org.clockhouse.punch.NewPunch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.PunchBatch.Progress;
import org.clockhouse.punch.PunchFlag;
import org.clockhouse.punch.PunchKey;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.QuarantineDraft;
import org.clockhouse.punch.Road;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.Upload;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.People;
import org.clockhouse.terminal.internal.clock.ClockKeeper;
import org.clockhouse.terminal.internal.clock.Reckoning;
import org.clockhouse.terminal.internal.health.Standings;
import org.clockhouse.terminal.internal.intake.Intake;
import org.clockhouse.terminal.internal.intake.Receiver;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads a file through its driver: once to say what is in it, once to take it in. Keeps a page in memory, not the file. */
@Component(service = UploadReader.class)
public final class UploadReader {

    private static final int PAGE = PunchBatch.LARGEST;

    private final Receiver receiver;
    private final PunchLog punches;
    private final People people;
    private final ClockKeeper clocks;
    private final Standings standings;
    private final Journal journal;

    @Activate
    public UploadReader(
            @Reference Receiver receiver,
            @Reference PunchLog punches,
            @Reference Holders holders,
            @Reference ClockKeeper clocks,
            @Reference Standings standings,
            @Reference Journal journal) {
        this.receiver = receiver;
        this.punches = punches;
        this.people = new People(holders);
        this.clocks = clocks;
        this.standings = standings;
        this.journal = journal;
    }

    /** What is to be read, and how. */
    record Task(
            OrgId org,
            Terminal terminal,
            FileSource file,
            Map<String, String> settings,
            Optional<LocalDateTime> earliest) {}

    /** What a look at a file found. */
    record Found(
            Upload.Counts counts,
            List<String> unmatched,
            List<Upload.BadRow> unreadable,
            List<Upload.Suspect> suspicious) {}

    Found look(FileDriver driver, Task task) throws IOException {
        Findings findings = new Findings();
        Intake intake = intake(driver, task);
        try (FileReading reading = driver.open(task.file(), task.settings())) {
            PunchPage page;
            do {
                page = reading.next(PAGE);
                Intake.Interpreted interpreted = intake.interpret(page);
                findings.rows += page.rows();
                look(task, interpreted, findings);
            } while (page.more());
        }
        return findings.found();
    }

    /** @throws Unavailable if the store is down or the driver leaves; what was committed stays, and is known next time */
    Appended takeIn(FileDriver driver, Task task) throws IOException {
        Intake intake = intake(driver, task);
        Receiver.From from = new Receiver.From(
                task.org(), task.terminal(), Road.FILE, task.file().name());
        Appended sum = Appended.NOTHING;
        try (FileReading reading = driver.open(task.file(), task.settings())) {
            PunchPage page;
            do {
                if (Thread.currentThread().isInterrupted()) {
                    throw new Unavailable("upload.interrupted", "broken off; the same again completes it");
                }
                page = reading.next(PAGE);
                boolean last = !page.more();
                sum = sum.plus(receiver.receive(from, intake, page, () -> progress(last, intake))
                        .appended());
            } while (page.more());
        }
        return sum;
    }

    /** A stick is complete up to its last punch that is not out of order. */
    private static Progress progress(boolean last, Intake intake) {
        Instant complete = last ? intake.latestInOrder().orElse(Instant.EPOCH) : Instant.EPOCH;
        return new Progress(Progress.KEPT, complete);
    }

    /** Whom the terminal knows, the first {@link Upload#SHOWN}. */
    List<Upload.Person> holders(FileDriver driver, Task task) throws IOException {
        if (!(driver instanceof HolderFile file)) {
            return List.of();
        }
        List<Upload.Person> found = new ArrayList<>();
        file.holders(task.file(), task.settings(), holder -> {
            if (found.size() < Upload.SHOWN && !holder.number().isBlank()) {
                boolean matched = people.whose(
                                task.org(), task.terminal(), PunchSubject.number(holder.number()), journal.now())
                        .isPresent();
                found.add(new Upload.Person(
                        holder.number(), holder.name(), holder.card().isPresent(), holder.isAdministrator(), matched));
            }
        });
        return found;
    }

    private Intake intake(FileDriver driver, Task task) {
        DriverDescriptor descriptor = driver.descriptor();
        Reckoning reckoning = clocks.reckoning(
                task.org(), task.terminal(), standings.zone(task.org(), task.terminal()), descriptor, task.earliest());
        return new Intake(task.terminal(), Road.FILE, reckoning, journal.now(), Optional.empty());
    }

    private void look(Task task, Intake.Interpreted interpreted, Findings findings) {
        List<NewPunch> page =
                interpreted.punches().stream().map(Intake.Taken::punch).toList();
        Set<PunchKey> known = punches.known(
                task.org(),
                task.terminal().id(),
                page.stream().map(NewPunch::key).toList());
        for (NewPunch punch : people.name(task.org(), task.terminal(), page)) {
            boolean first = findings.seen.add(hash(punch));
            findings.added += first && !known.contains(punch.key()) ? 1 : 0;
            findings.known += first && !known.contains(punch.key()) ? 0 : 1;
            if (punch.employee().isEmpty()) {
                findings.unmatched.add(punch.subject());
            }
        }
        interpreted.punches().forEach(findings::suspect);
        interpreted.rows().forEach(findings::bad);
    }

    /** Sixty-four bits are enough to count by: a file has at most some million rows. */
    private static long hash(NewPunch punch) {
        PunchKey key = punch.key();
        PunchAttributes said = punch.attributes();
        long subject = 1_125_899_906_842_597L;
        String text = key.subject().kind() + key.subject().text();
        for (int i = 0; i < text.length(); i++) {
            subject = 31 * subject + text.charAt(i);
        }
        long press = (said.method().ordinal() * 31L + said.key().ordinal()) * 31
                + said.workCode().hashCode();
        return (subject * 1_000_003L + key.clockReading().toEpochSecond(ZoneOffset.UTC)) * 1_000_003L + press;
    }

    private static final class Findings {

        private final Set<Long> seen = new HashSet<>();
        private final Set<PunchSubject> unmatched = new TreeSet<>();
        private final List<Upload.BadRow> bad = new ArrayList<>();
        private final List<Upload.Suspect> suspects = new ArrayList<>();
        private long rows;
        private long added;
        private long known;
        private long quarantined;
        private long suspicious;

        private void suspect(Intake.Taken taken) {
            Set<PunchFlag> flags = taken.punch().flags();
            if (flags.isEmpty()) {
                return;
            }
            suspicious++;
            if (suspects.size() < Upload.SHOWN) {
                suspects.add(new Upload.Suspect(
                        taken.line(),
                        shown(taken.punch().subject()),
                        taken.punch().time().clockReading(),
                        flags.stream().map(PunchFlag::name).sorted().toList()));
            }
        }

        private void bad(QuarantineDraft row) {
            quarantined++;
            if (bad.size() < Upload.SHOWN) {
                bad.add(new Upload.BadRow(row.line(), row.reason().name(), row.detail(), row.raw()));
            }
        }

        private Found found() {
            List<String> shown =
                    unmatched.stream().limit(Upload.SHOWN).map(Findings::shown).toList();
            return new Found(
                    new Upload.Counts(rows, added, known, quarantined, suspicious, unmatched.size()),
                    shown,
                    bad,
                    suspects);
        }

        private static String shown(PunchSubject subject) {
            return subject.kind().isSecret() ? subject.toString() : subject.text();
        }
    }
}
