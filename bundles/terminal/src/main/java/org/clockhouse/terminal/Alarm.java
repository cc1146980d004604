package org.clockhouse.terminal;

import java.time.Instant;
import org.clockhouse.kernel.TerminalId;

/**
 * A condition of a terminal that needs a person. While one of a kind is not closed, the same again only counts.
 *
 * @param detail in English, for this case
 * @param count how often it was noticed
 * @param by who closed it; empty while open
 */
public record Alarm(
        AlarmId id,
        TerminalId terminal,
        Kind kind,
        String detail,
        Instant since,
        Instant last,
        long count,
        State state,
        String by,
        long version) {

    /** Names are stored: they are never changed. */
    public enum Kind {
        /** Punches were lost before they were read. */
        GAP,
        /** It holds more rows than it has handed over. */
        INCOMPLETE,
        /** The clock was off by more than the tolerance. */
        CLOCK_OFF,
        /** The housing was opened, or clock, people or punches were changed at the terminal itself. */
        TAMPERED,
        /** The terminal says that something is wrong with it. */
        DEGRADED,
        /** It keeps answering what makes no sense. */
        GARBLED,
        /** It states another serial number than the one registered. */
        SWAPPED,
        /** Its memory for punches is four fifths full. */
        NEARLY_FULL,
        /** Of its memory for punches a twentieth or less is left. */
        ALMOST_NO_ROOM,
        /** It has not been heard of for longer than is allowed. */
        SILENT,
        /** It let somebody in who may not be there. */
        NOT_PERMITTED,
        /** It raised an alarm of its own that has no better name here. */
        DEVICE_ALARM,
        /** More people went through than were let in. */
        TAILGATING,
        /** More than one face was before it. */
        SEVERAL_FACES,
        /** A door opened that was not released. */
        DOOR_FORCED,
        /** A door stood open for longer than it may. */
        DOOR_HELD,
        /** Somebody gave the sign that they were forced. */
        DURESS,
        /** Two people's cards were held to one reader within a moment. */
        TWO_CARDS,
        /** Somebody came in twice without going out. */
        PASSED_BACK,
        /** Two people punch with one phone. */
        SAME_PHONE,
        /** Somebody saw in the picture of a punch that it was made by somebody else. */
        IMPERSONATION
    }

    public enum State {
        OPEN,
        CLOSED
    }

    public Alarm {
        detail = detail.length() > 300 ? detail.substring(0, 300) : detail;
    }
}
