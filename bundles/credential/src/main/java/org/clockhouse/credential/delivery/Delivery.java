package org.clockhouse.credential.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.CredentialUse;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;

/**
 * How far a credential's last change has got at one terminal.
 *
 * @param at since when it is so: for {@link State#UNREACHABLE} since when the terminal does not answer
 * @param detail why the terminal did not take it; empty otherwise
 */
public record Delivery(WallTerminal terminal, Want want, State state, Instant at, String detail) {

    /** What the terminal is to do. Names are stored: they are never changed. */
    public enum Want {
        HELD,
        REMOVED
    }

    /** Names are stored: they are never changed. */
    public enum State {
        /** Ordered, not yet under way. */
        EXPECTED,
        /** Under way, and the terminal has not said that it is done. */
        SENT,
        /** The terminal said that it is done, or was seen to have it so. */
        CONFIRMED,
        /** The terminal would not take it. */
        REFUSED,
        /** Ordered, and the terminal does not answer. Never stored. */
        UNREACHABLE,
        /** The terminal keeps no list: it decides by itself, and cannot be told. Never stored. */
        NOT_TOLD
    }

    /**
     * One credential in a terminal's list, as it is kept.
     *
     * @param since when it came into its state
     * @param stamp of what is wanted: higher when the person or the credential was changed
     * @param number under which the terminal was last told of it; empty while it never was, and when it is gone from there
     * @param errand that carries it; 0 for none
     */
    public record Line(
            CredentialId credential,
            EmployeeId holder,
            Want want,
            State state,
            Instant since,
            long stamp,
            String number,
            long errand,
            String detail) {

        /** Whether the terminal still has to be told, or to say that it was. */
        public boolean isOpen() {
            return state == State.EXPECTED || state == State.SENT;
        }

        /** Whether terminal and suite differ. */
        public boolean isDifferent() {
            return state != State.CONFIRMED;
        }

        public boolean isHeld() {
            return want == Want.HELD;
        }

        /** Ordered anew. */
        public Line expected(Want wanted, long stamped, Instant now) {
            return new Line(credential, holder, wanted, State.EXPECTED, now, stamped, number, 0, "");
        }
    }

    /** What should be in a terminal's list, or what should not be there any more. */
    public record Wanted(CredentialId credential, EmployeeId holder, Want want, long stamp) {}

    /**
     * What a terminal is to know of one person.
     *
     * @param permitted whether they may come to the terminal at all
     * @param entries everything that it is to hold, and what it is to forget
     */
    public record Order(EmployeeId holder, String number, LocalName name, boolean permitted, List<Entry> entries) {

        public Order {
            entries = List.copyOf(entries);
        }

        public boolean removes() {
            return entries.stream()
                    .anyMatch(entry -> entry.line().isOpen() && !entry.line().isHeld());
        }
    }

    public record Entry(Line line, Credential credential) {}

    /**
     * What came of a line. Says nothing when something else is wanted meanwhile.
     *
     * @param state {@code SENT}, {@code CONFIRMED}, {@code REFUSED}, or {@code EXPECTED} when it is to be told again
     * @param number as {@link Line#number}
     */
    public record Told(
            CredentialId credential, Want want, long stamp, State state, String number, long errand, String detail) {

        public static Told of(Line line, State state, String number, String detail) {
            return new Told(line.credential(), line.want(), line.stamp(), state, number, line.errand(), detail);
        }
    }

    /** What a terminal has still to be told. @param credential with what it is to know */
    public record Pending(Credential credential, Want want, Instant since) {}

    private static final Set<CredentialKind> TOLD = Set.of(CredentialKind.CARD, CredentialKind.PIN);

    /** What a credential's state asks of terminals. */
    public static Want wanted(Credential credential) {
        boolean opens = credential.isGoodFor(CredentialUse.ACCESS) || credential.isGoodFor(CredentialUse.ATTENDANCE);
        return credential.state() == CredentialState.ACTIVE && opens ? Want.HELD : Want.REMOVED;
    }

    /** What is wanted of a terminal where the holder may come to; empty for what terminals are never told. */
    public static Optional<Want> wantedOn(Credential credential, Instant now, Instant stoppedSince) {
        if (!TOLD.contains(credential.kind())) {
            return Optional.empty();
        }
        boolean valid = !credential.validFrom().isAfter(now)
                && credential.validUntil().map(now::isBefore).orElse(true);
        if (wanted(credential) == Want.HELD && valid) {
            return Optional.of(Want.HELD);
        }
        boolean stopped = credential.state() == CredentialState.SUSPENDED
                || credential.state() == CredentialState.EXPIRED
                || credential.state().isEnded();
        return stopped && !credential.terms().movedAt().isBefore(stoppedSince)
                ? Optional.of(Want.REMOVED)
                : Optional.empty();
    }
}
