package org.clockhouse.terminal;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.PunchAttributes.FunctionKey;

/**
 * The evidence of a punch by phone: the punch itself is in the log, under the same person and instant.
 *
 * @param terminal which stands for the phones of the person's site
 * @param at which counts, to the second: when it came here, or what the phone's clock said where it was queued
 * @param deviceTime what the phone's clock said
 * @param fix where the phone was; empty where it did not say, and once its days are over
 * @param distance metres to the middle of the nearest place that is for the person; empty when nothing could be measured
 * @param place that one's name, as it was then
 * @param onFieldWork whether approved field work let the place not matter
 * @param by who decided; empty while nobody did
 * @param why in the words of whoever decided
 */
public record PhonePunch(
        PhonePunchId id,
        EmployeeId person,
        CredentialId phone,
        TerminalId terminal,
        FunctionKey key,
        Instant at,
        Instant receivedAt,
        Instant deviceTime,
        Optional<Fix> fix,
        OptionalInt distance,
        Optional<LocalName> place,
        boolean onFieldWork,
        Set<Doubt> doubts,
        State state,
        String by,
        Optional<Instant> decided,
        String why,
        long version) {

    /** Why one is not believed at once. Names are stored: they are never changed. */
    public enum Doubt {
        /** The phone did not say where it is. */
        NO_POSITION,
        /** It was outside of every place that is for the person. */
        TOO_FAR,
        /** The position is less exact than the rule asks for. */
        VAGUE,
        /** It claims to be exact to the metre, as no receiver is. */
        TOO_EXACT,
        /** Faster from the last punch to this one than anybody travels on the ground. */
        TOO_FAST,
        /** The phone's clock and ours disagree by minutes. */
        CLOCK_OFF,
        /** It was pressed without a connection: only the phone says when. */
        QUEUED,
        /** Somebody else has the same phone bound. */
        SHARED_PHONE
    }

    /** Names are stored: they are never changed. */
    public enum State {
        /** Counts, without anybody's word. */
        COUNTED,
        /** Waits for somebody's word, and does not count until then. */
        HELD,
        /** Somebody said that it counts. */
        ACCEPTED,
        /** Somebody said that it does not. */
        REJECTED,
        /** Does not count, by the rule. */
        REFUSED;

        public boolean isDecided() {
            return this == ACCEPTED || this == REJECTED;
        }
    }

    /**
     * What a phone says of a punch.
     *
     * @param queuedAt empty for one that is pressed now; else when it was pressed, as the phone's clock said
     * @param deviceTime what the phone's clock says now
     * @param signature of {@link #statement()} by the phone's key
     */
    public record Draft(
            PhonePunchId id,
            CredentialId phone,
            FunctionKey key,
            Instant deviceTime,
            Optional<Instant> queuedAt,
            Optional<Fix> fix,
            byte[] signature) {

        /** What is signed: every value on a line of its own, times in milliseconds since 1970, absent ones empty. */
        public String statement() {
            return String.join(
                    "\n",
                    "clockhouse-punch",
                    id.text(),
                    phone.text(),
                    key.name(),
                    queuedAt.map(at -> String.valueOf(at.toEpochMilli())).orElse(""),
                    fix.map(at -> at.latitude() + "\n" + at.longitude() + "\n" + at.accuracy())
                            .orElse("\n\n"));
        }
    }

    public PhonePunch {
        doubts = Set.copyOf(doubts);
    }

    /** @param instant empty to let it wait again */
    public PhonePunch decided(State next, String who, Optional<Instant> instant, String reason) {
        return new PhonePunch(
                id,
                person,
                phone,
                terminal,
                key,
                at,
                receivedAt,
                deviceTime,
                fix,
                distance,
                place,
                onFieldWork,
                doubts,
                next,
                who,
                instant,
                reason,
                version);
    }

    public PhonePunch atVersion(long stored) {
        return new PhonePunch(
                id,
                person,
                phone,
                terminal,
                key,
                at,
                receivedAt,
                deviceTime,
                fix,
                distance,
                place,
                onFieldWork,
                doubts,
                state,
                by,
                decided,
                why,
                stored);
    }
}
