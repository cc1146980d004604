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
            throw new Refused("page.limit", "limit must be 1 to " + MOST + ", not " + limit);
        }
    }

    public static Page first(int limit) {
        return new Page("", limit);
    }
}
