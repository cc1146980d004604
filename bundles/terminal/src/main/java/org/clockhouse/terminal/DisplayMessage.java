package org.clockhouse.terminal;

import java.time.Instant;
import java.util.List;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;

/**
 * Words that displays of terminals show for a time.
 *
 * @param number unique in the company and never used again; terminals know the words by it
 * @param from inclusive
 * @param until exclusive
 * @param by who wrote it
 * @param withdrawn whether somebody took it back before its time was over
 */
public record DisplayMessage(
        int number,
        Audience audience,
        String text,
        Instant from,
        Instant until,
        String by,
        Instant written,
        boolean withdrawn) {

    /** As much as the smallest of the displays that keep words can hold. */
    public static final int LONGEST = 160;

    /** Whom the words are for. */
    public sealed interface Audience {}

    /** Everybody at any terminal of a site. */
    public record AtSite(SiteId site) implements Audience {}

    /** Everybody at one terminal. */
    public record AtTerminal(TerminalId terminal) implements Audience {}

    /** One person, after their punch, wherever they may punch. */
    public record ToPerson(EmployeeId person) implements Audience {}

    public boolean isCurrent(Instant now) {
        return !withdrawn && !from.isAfter(now) && until.isAfter(now);
    }

    public DisplayMessage withdraw() {
        return new DisplayMessage(number, audience, text, from, until, by, written, true);
    }

    /** How far it is at one terminal; of one that was withdrawn, how far its removal is. */
    public enum State {
        /** The terminal was not told yet, or nobody has punched there since. */
        EXPECTED,
        /** It was told and has not said that it is done. */
        SENT,
        /** It said so, or the words were shown. */
        CONFIRMED,
        REFUSED
    }

    /** @param detail why the terminal would not; else empty */
    public record Place(TerminalId terminal, State state, String detail) {}

    /** A message with the terminals that take it. */
    public record Shown(DisplayMessage message, List<Place> places) {

        public Shown {
            places = List.copyOf(places);
        }
    }
}
