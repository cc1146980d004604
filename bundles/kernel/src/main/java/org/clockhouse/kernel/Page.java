package org.clockhouse.kernel;

/**
 * Which part of a list is wanted.
 *
 * @param after the {@link Slice#next} of the part before, or empty for the start
 * @param limit 1 to 500
 */
public record Page(String after, int limit) {

    public static final int MOST = 500;

    public Page {
        if (limit < 1 || limit > MOST) {
            throw Refused.at("?limit", "page.limit", "limit must be 1 to " + MOST + ", not " + limit);
        }
    }

    public static Page first(int limit) {
        return new Page("", limit);
    }

    /**
     * Where a list that is numbered goes on.
     *
     * @param start for the first page
     * @throws Refused {@code page.after}
     */
    public long afterNumber(long start) {
        if (after.isEmpty()) {
            return start;
        }
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw unknownCursor();
        }
    }

    /** {@code after} was not given out by this list. */
    public static Refused unknownCursor() {
        return Refused.at("?after", "page.after", "not a cursor of this list");
    }
}
