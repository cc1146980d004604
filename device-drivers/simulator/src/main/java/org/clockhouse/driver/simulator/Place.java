package org.clockhouse.driver.simulator;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.driver.Cursor;

/**
 * How far a simulated log was read: so many records of one second. As a cursor it also names the log, so that another
 * terminal's cursor, or one from before the log was cleared, is known as strange.
 */
record Place(long second, int count) {

    private static final Pattern CURSOR = Pattern.compile("([^/]{1,80})/(\\d{1,12})/(\\d{1,6})");

    Cursor in(String log) {
        return new Cursor(log + "/" + second + "/" + count);
    }

    /** Empty when the cursor is not of this log. */
    static Optional<Place> of(Cursor cursor, String log) {
        Matcher parts = CURSOR.matcher(cursor.value());
        return parts.matches() && parts.group(1).equals(log)
                ? Optional.of(new Place(Long.parseLong(parts.group(2)), Integer.parseInt(parts.group(3))))
                : Optional.empty();
    }
}
