package org.clockhouse.terminal.internal.visit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.PunchFeedback;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.punch.PunchBatch.Progress;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.Road;
import org.clockhouse.punch.TerminalProgress;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.TerminalConfig;
import org.clockhouse.terminal.internal.clock.ClockKeeper;
import org.clockhouse.terminal.internal.clock.Reckoning;
import org.clockhouse.terminal.internal.health.AlarmBook;
import org.clockhouse.terminal.internal.intake.Intake;
import org.clockhouse.terminal.internal.intake.Receiver;
import org.clockhouse.terminal.internal.picture.SnapshotIntake;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads everything that a terminal has, a page at a time: stored, then acknowledged, then the next. */
@Component(service = Reading.class, configurationPid = TerminalConfig.PID)
public final class Reading {

    /** A completeness mark that nothing else comes with is written this often. */
    private static final Duration MARK_EVERY = Duration.ofMinutes(1);

    private final PunchLog punches;
    private final Receiver receiver;
    private final ClockKeeper clocks;
    private final AlarmBook alarms;
    private final SnapshotIntake snapshots;
    private final Feedback feedback;
    private final Journal journal;
    private final int pageSize;

    @Activate
    public Reading(
            @Reference PunchLog punches,
            @Reference Receiver receiver,
            @Reference ClockKeeper clocks,
            @Reference AlarmBook alarms,
            @Reference SnapshotIntake snapshots,
            @Reference Feedback feedback,
            @Reference Journal journal,
            TerminalConfig config) {
        this.punches = punches;
        this.receiver = receiver;
        this.clocks = clocks;
        this.alarms = alarms;
        this.snapshots = snapshots;
        this.feedback = feedback;
        this.journal = journal;
        this.pageSize = pageSize(config);
    }

    static int pageSize(TerminalConfig config) {
        return Math.max(1, Math.min(1_000, config.page__size()));
    }

    boolean keepsPhotos(OrgId org) {
        return snapshots.isOn(org);
    }

    /** @return whether it was read from the beginning */
    boolean all(Visit.Turn turn) throws DriverException, InterruptedException {
        PunchPage page;
        boolean whole = false;
        do {
            TerminalProgress progress =
                    punches.progressOf(turn.org(), turn.terminal().id());
            Cursor after = new Cursor(progress.cursor());
            whole |= after.equals(Cursor.START);
            Instant began = journal.now();
            page = turn.session().readPunches(after, pageSize);
            if (page.rows() == 0 && page.more()) {
                throw new DriverException(Fault.GARBLED, "an empty page that says there is more");
            }
            if (page.gap()) {
                alarms.raise(turn.org(), turn.terminal().id(), Alarm.Kind.GAP, lost(progress));
            }
            Map<PunchSubject, EmployeeId> known =
                    store(turn, progress, page, page.more() || isHeld(turn) ? Instant.EPOCH : began);
            if (page.rows() > 0) {
                show(turn, page, known);
                turn.session().acknowledge(page.next());
                snapshots.fetch(turn.org(), turn.terminal(), turn.session(), page.punches());
            }
        } while (page.more());
        return whole;
    }

    private void show(Visit.Turn turn, PunchPage page, Map<PunchSubject, EmployeeId> known)
            throws DriverException, InterruptedException {
        if (turn.session() instanceof PunchFeedback terminal) {
            Feedback.At at = new Feedback.At(
                    turn.org(), turn.terminal(), turn.zone(), turn.driver().descriptor());
            feedback.show(at, terminal, page.punches(), known);
        }
    }

    private boolean isHeld(Visit.Turn turn) {
        return clocks.holds(
                turn.org(), turn.terminal(), turn.zone(), turn.driver().descriptor());
    }

    private static String lost(TerminalProgress progress) {
        return progress.lastPunch()
                .map(last -> "punches after " + last + " were overwritten before they were read")
                .orElse("its first punches were overwritten before they were read");
    }

    /** @return whose is what was presented, as far as that is known */
    private Map<PunchSubject, EmployeeId> store(
            Visit.Turn turn, TerminalProgress before, PunchPage page, Instant complete) {
        boolean still = page.rows() == 0 && page.next().value().equals(before.cursor());
        if (still
                && before.reportedUpTo()
                        .filter(mark -> mark.plus(MARK_EVERY).isAfter(complete))
                        .isPresent()) {
            return Map.of();
        }
        Optional<LocalDateTime> earliest =
                page.punches().stream().map(RawPunch::clockReading).min(Comparator.naturalOrder());
        Reckoning reckoning = clocks.reckoning(
                turn.org(),
                turn.terminal(),
                turn.zone(),
                turn.driver().descriptor(),
                Optional.of(earliest.orElse(LocalDateTime.ofInstant(journal.now(), turn.zone()))));
        Optional<LocalDateTime> latest = before.lastPunch().map(at -> LocalDateTime.ofInstant(at, turn.zone()));
        Intake intake = new Intake(turn.terminal(), Road.VISIT, reckoning, journal.now(), latest);
        Receiver.From from = new Receiver.From(turn.org(), turn.terminal(), Road.VISIT, "");
        return receiver.receive(
                        from, intake, page, () -> new Progress(page.next().value(), complete))
                .known();
    }
}
