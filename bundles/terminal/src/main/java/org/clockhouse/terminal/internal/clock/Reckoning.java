package org.clockhouse.terminal.internal.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.punch.PunchFlag;
import org.clockhouse.punch.PunchTime;
import org.clockhouse.punch.PunchTime.OffsetSource;
import org.clockhouse.terminal.spi.Contact;

/**
 * Turns what a terminal's clock showed into an instant: by the offset that the terminal states, else by the offset measured
 * at the contacts around it, else by the rules of the zone. A measured offset within the tolerance of one that the zone has
 * at that wall time is read as that one, so that a clock a few seconds off moves nobody over a full minute
 * (semantics, section 2, rules 2 and 4). Before the first contact the rules hold, and what the clock was off by there.
 *
 * @param zone where the terminal hangs
 * @param rules what its clock follows: the zone, or UTC
 * @param contacts oldest first
 * @param now after which nothing was punched yet, however the clock is read
 */
public record Reckoning(ZoneId zone, ZoneId rules, List<Contact> contacts, Instant now, Duration tolerance) {

    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    public Reckoning {
        contacts = List.copyOf(contacts);
    }

    public record Understood(PunchTime time, Set<PunchFlag> flags) {}

    public Understood understand(LocalDateTime reading, Optional<ZoneOffset> stated) {
        if (stated.isPresent()) {
            Duration offset = Duration.ofSeconds(stated.get().getTotalSeconds());
            return new Understood(PunchTime.of(reading, offset, zone, rules, OffsetSource.STATED), Set.of());
        }
        Set<PunchFlag> flags = EnumSet.noneOf(PunchFlag.class);
        flagTheHour(reading, flags);
        Optional<Duration> measured =
                measured(reading, flags).map(m -> settled(m, reading, flags)).or(() -> beforeTheFirst(reading, flags));
        Duration offset = measured.orElseGet(() -> byRules(reading));
        OffsetSource source = measured.isPresent() ? OffsetSource.MEASURED : OffsetSource.ZONE_RULES;
        return new Understood(PunchTime.of(reading, offset, zone, rules, source), flags);
    }

    /** The instant by the rules alone; in a repeated hour the earlier one, in a gap moved by its length. */
    public Instant plain(LocalDateTime reading) {
        return reading.atZone(rules).toInstant();
    }

    /** How far the clock was ahead of the nearest wall time that its zone allows. */
    Duration error(Contact contact) {
        return contact.offset().minus(nearest(contact.offset(), contact.clockReading()));
    }

    private void flagTheHour(LocalDateTime reading, Set<PunchFlag> flags) {
        int offsets = rules.getRules().getValidOffsets(reading).size();
        if (offsets > 1) {
            flags.add(PunchFlag.REPEATED_HOUR);
        } else if (offsets == 0) {
            flags.add(PunchFlag.SKIPPED_HOUR);
        }
    }

    private Duration byRules(LocalDateTime reading) {
        return Duration.between(plain(reading), reading.toInstant(ZoneOffset.UTC));
    }

    /** A clock that was found off had most likely been so while nobody asked; one that was set to another day had not. */
    private Optional<Duration> beforeTheFirst(LocalDateTime reading, Set<PunchFlag> flags) {
        if (contacts.isEmpty() || !plain(reading).isBefore(contacts.get(0).at())) {
            return Optional.empty();
        }
        Duration error = error(contacts.get(0));
        if (error.abs().compareTo(tolerance) <= 0 || error.abs().compareTo(HALF_A_DAY) >= 0) {
            return Optional.empty();
        }
        flags.add(PunchFlag.CLOCK_OFF);
        return Optional.of(byRules(reading).plus(error));
    }

    private Duration settled(Duration measured, LocalDateTime reading, Set<PunchFlag> flags) {
        Duration nearest = nearest(measured, reading);
        if (measured.minus(nearest).abs().compareTo(tolerance) <= 0) {
            return nearest;
        }
        flags.add(PunchFlag.CLOCK_OFF);
        return measured;
    }

    private Duration nearest(Duration measured, LocalDateTime reading) {
        return PunchTime.nearest(rules, measured, reading);
    }

    /** The offset by which the reading falls between two contacts, or after the last; the latest such place counts. */
    private Optional<Duration> measured(LocalDateTime reading, Set<PunchFlag> flags) {
        Instant asUtc = reading.toInstant(ZoneOffset.UTC);
        for (int i = contacts.size() - 1; i >= 0; i--) {
            Contact before = contacts.get(i);
            Optional<Contact> after = i + 1 < contacts.size() ? Optional.of(contacts.get(i + 1)) : Optional.empty();
            boolean byBefore = fits(asUtc, before.offset(), before, after);
            boolean byAfter = after.isPresent() && fits(asUtc, after.get().offset(), before, after);
            if (byBefore || byAfter) {
                Duration one = byBefore ? before.offset() : after.orElseThrow().offset();
                Duration other = byAfter ? after.orElseThrow().offset() : one;
                return Optional.of(chosen(one, other, reading, flags, after.map(a -> a.offset()
                        .minus(before.offset())
                        .abs())));
            }
        }
        return Optional.empty();
    }

    private Duration chosen(
            Duration one, Duration other, LocalDateTime reading, Set<PunchFlag> flags, Optional<Duration> apart) {
        if (apart.isPresent() && apart.get().compareTo(tolerance) > 0) {
            flags.add(PunchFlag.CONTACTS_DISAGREE);
        }
        Duration oneOff = one.minus(nearest(one, reading)).abs();
        Duration otherOff = other.minus(nearest(other, reading)).abs();
        return otherOff.compareTo(oneOff) < 0 ? other : one;
    }

    private boolean fits(Instant asUtc, Duration offset, Contact before, Optional<Contact> after) {
        Instant at = asUtc.minus(offset);
        Instant last = after.map(Contact::at).orElse(now.plus(tolerance));
        return !at.isBefore(before.at()) && !at.isAfter(last);
    }
}
