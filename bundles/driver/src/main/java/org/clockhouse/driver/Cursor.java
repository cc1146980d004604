package org.clockhouse.driver;

/** A place in a terminal's own list, kept by the host. Only the driver knows what the text means; at most 200 characters. */
public record Cursor(String value) {

    public static final Cursor START = new Cursor("");

    public Cursor {
        if (value.length() > 200) {
            throw new IllegalArgumentException("a cursor is at most 200 characters long");
        }
    }
}
