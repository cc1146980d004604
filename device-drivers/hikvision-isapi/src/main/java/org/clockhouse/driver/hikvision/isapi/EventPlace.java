package org.clockhouse.driver.hikvision.isapi;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.driver.Cursor;

/**
 * A place in a terminal's list of events: after this one.
 *
 * @param serial its number; the count begins anew when the list is cleared, so that alone it names no event
 * @param time as the terminal stated it
 * @param digest of what no change of zone or language changes
 */
record EventPlace(long serial, String time, String digest) {

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18}) ([0-9TZ:.+-]{1,40}) ([0-9a-f]{16})");

    /** Empty when the text is no such place. */
    static Optional<EventPlace> of(Cursor cursor) {
        Matcher matcher = TEXT.matcher(cursor.value());
        return matcher.matches()
                ? Optional.of(new EventPlace(Long.parseLong(matcher.group(1)), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    Cursor cursor() {
        return new Cursor(serial + " " + time + " " + digest);
    }

    boolean isOf(EventRow row) {
        return serial == row.serial() && digest.equals(row.digest());
    }
}
