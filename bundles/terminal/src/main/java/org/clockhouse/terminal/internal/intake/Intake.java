package org.clockhouse.terminal.internal.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.UnreadableRow;
import org.clockhouse.punch.NewPunch;
import org.clockhouse.punch.PunchFlag;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.QuarantineDraft;
import org.clockhouse.punch.QuarantineDraft.Reason;
import org.clockhouse.punch.Road;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.Translation;
import org.clockhouse.terminal.internal.clock.Reckoning;

/**
 * The border between what a terminal says and what the suite knows: each row of a page becomes a punch or a quarantined row,
 * and none is dropped. Reads pages of one source in their order, because a reading that goes back is seen only so.
 */
public final class Intake {

    /** Nothing before it can be a punch: clocks that lost their battery restart in 1970, 1990 or 2000. */
    static final LocalDateTime FIRST = LocalDateTime.of(2005, 1, 1, 0, 0);

    static final Duration AHEAD = Duration.ofDays(1);

    private static final Duration BACK = Duration.ofDays(1);

    private static final List<Check> CHECKS =
            List.of(Intake::inTheFuture, Intake::before2005, Intake::beforeBinding, Intake::noSubject);

    private final Terminal terminal;
    private final Road road;
    private final Reckoning reckoning;
    private final Instant now;
    private Optional<LocalDateTime> latest;

    /** @param latest the latest reading that came from the source before */
    public Intake(Terminal terminal, Road road, Reckoning reckoning, Instant now, Optional<LocalDateTime> latest) {
        this.terminal = terminal;
        this.road = road;
        this.reckoning = reckoning;
        this.now = now;
        this.latest = latest;
    }

    /** @param line in what it was read from, 0 when it has none */
    public record Taken(NewPunch punch, long line) {}

    public record Interpreted(List<Taken> punches, List<QuarantineDraft> rows) {}

    /** Whose the punches are is not asked here. */
    public Interpreted interpret(PunchPage page) {
        List<Taken> punches = new ArrayList<>();
        List<QuarantineDraft> rows = new ArrayList<>();
        for (RawPunch raw : page.punches()) {
            CHECKS.stream()
                    .flatMap(check -> check.of(this, raw).stream())
                    .findFirst()
                    .ifPresentOrElse(wrong -> rows.add(quarantined(raw, wrong)), () -> punches.add(taken(raw)));
        }
        page.unreadable().forEach(row -> rows.add(unreadable(row)));
        return new Interpreted(punches, rows);
    }

    /** When the latest punch so far was made, those left out that go back: up to here the source is complete. */
    public Optional<Instant> latestInOrder() {
        return latest.map(reckoning::plain);
    }

    /** What is wrong with a punch that can be read. */
    private record Wrong(Reason reason, String detail) {}

    @FunctionalInterface
    private interface Check {
        Optional<Wrong> of(Intake intake, RawPunch raw);
    }

    private Optional<Wrong> inTheFuture(RawPunch raw) {
        return reckoning.plain(raw.clockReading()).isAfter(now.plus(AHEAD))
                ? Optional.of(new Wrong(Reason.IN_THE_FUTURE, "reads " + raw.clockReading()))
                : Optional.empty();
    }

    private Optional<Wrong> before2005(RawPunch raw) {
        return raw.clockReading().isBefore(FIRST)
                ? Optional.of(new Wrong(Reason.BEFORE_2005, "reads " + raw.clockReading()))
                : Optional.empty();
    }

    /** A stick is a person's decision and may be older than the terminal's binding. */
    private Optional<Wrong> beforeBinding(RawPunch raw) {
        return road.isNetwork() && reckoning.plain(raw.clockReading()).isBefore(terminal.boundSince())
                ? Optional.of(new Wrong(
                        Reason.BEFORE_BINDING,
                        "reads " + raw.clockReading() + ", the terminal is bound since " + terminal.boundSince()))
                : Optional.empty();
    }

    private Optional<Wrong> noSubject(RawPunch raw) {
        return Translation.subject(raw.subject()).isPresent()
                ? Optional.empty()
                : Optional.of(new Wrong(
                        Reason.NO_SUBJECT, "names somebody in more than " + PunchSubject.LONGEST + " characters"));
    }

    private Taken taken(RawPunch raw) {
        Reckoning.Understood understood = reckoning.understand(raw.clockReading(), raw.offset());
        Set<PunchFlag> flags = EnumSet.noneOf(PunchFlag.class);
        flags.addAll(understood.flags());
        if (latest.filter(before -> raw.clockReading().isBefore(before.minus(BACK)))
                .isPresent()) {
            flags.add(PunchFlag.GOES_BACK);
        }
        latest = Optional.of(
                latest.filter(before -> before.isAfter(raw.clockReading())).orElse(raw.clockReading()));
        NewPunch punch = new NewPunch(
                Translation.subject(raw.subject()).orElseThrow(),
                Optional.empty(),
                understood.time(),
                Translation.attributes(raw, terminal),
                flags);
        return new Taken(punch, raw.row().orElse(0));
    }

    private static QuarantineDraft quarantined(RawPunch raw, Wrong wrong) {
        String text = raw.raw().size() > 0 ? Translation.text(raw.raw()) : raw.recordId();
        return new QuarantineDraft(text, raw.row().orElse(0), wrong.reason(), wrong.detail());
    }

    private static QuarantineDraft unreadable(UnreadableRow row) {
        String text = row.raw().size() > 0 ? Translation.text(row.raw()) : row.recordId();
        String detail = row.detail().isEmpty() ? row.reason().name() : row.reason() + ": " + row.detail();
        return new QuarantineDraft(text, row.row().orElse(0), Reason.UNREADABLE, detail);
    }
}
