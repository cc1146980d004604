package org.clockhouse.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a terminal is, as far as the suite knows.
 *
 * @param since when it became so
 * @param code why, lower case and dotted, for example {@code terminal.unreachable}; the console translates it
 * @param detail the same for this case, in English; may be empty
 * @param lastContact when it last answered or called
 * @param clockError how far its clock was ahead of the wall time of its zone at the last measurement
 * @param held how many punches it held then
 * @param capacity how many punches it can hold
 */
public record TerminalState(
        Kind kind,
        Instant since,
        String code,
        String detail,
        Optional<Instant> lastContact,
        Optional<Duration> clockError,
        OptionalInt held,
        OptionalInt capacity,
        String firmware) {

    /** Names are stored: they are never changed. */
    public enum Kind {
        ONLINE,
        UNREACHABLE,
        MISCONFIGURED,
        DRIVER_MISSING,
        DISABLED,
        NEVER_SEEN
    }

    public TerminalState {
        detail = detail.length() > 300 ? detail.substring(0, 300) : detail;
        firmware = firmware.length() > 100 ? firmware.substring(0, 100) : firmware;
    }

    public static TerminalState neverSeen(Instant since) {
        return new TerminalState(
                Kind.NEVER_SEEN,
                since,
                "terminal.never-seen",
                "",
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                "");
    }

    /** Another kind from now on, or the same with another reason and its old beginning. */
    public TerminalState become(Kind next, String why, String said, Instant now) {
        Instant from = next == kind && why.equals(code) ? since : now;
        return new TerminalState(next, from, why, said, lastContact, clockError, held, capacity, firmware);
    }

    public TerminalState contactedAt(Instant now) {
        return new TerminalState(kind, since, code, detail, Optional.of(now), clockError, held, capacity, firmware);
    }

    public TerminalState withClockError(Duration measured) {
        return new TerminalState(
                kind, since, code, detail, lastContact, Optional.of(measured), held, capacity, firmware);
    }

    public TerminalState holding(OptionalInt now, OptionalInt most, String version) {
        return new TerminalState(
                kind,
                since,
                code,
                detail,
                lastContact,
                clockError,
                now.isPresent() ? now : held,
                most.isPresent() ? most : capacity,
                version.isEmpty() ? firmware : version);
    }
}
