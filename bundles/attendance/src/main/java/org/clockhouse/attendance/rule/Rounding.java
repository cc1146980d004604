package org.clockhouse.attendance.rule;

/**
 * How a number of minutes becomes a multiple of a unit (guide, section 9). A value on the unit stays.
 *
 * @param unit in minutes, at least 1
 * @param limit minutes; what it limits depends on the direction
 */
public record Rounding(Direction direction, int unit, int limit) {

    /** Leaves every value as it is. */
    public static final Rounding NONE = new Rounding(Direction.DOWN, 1, 0);

    /** Which way. */
    public enum Direction {
        /** A remainder of at most the limit goes down, else up. */
        UP,
        /** With at most the limit missing to the next unit up, else down. */
        DOWN,
        /** A remainder of at least the limit goes up, else down. */
        NEAREST,
        /** As {@link #NEAREST}, under the name that other products give it. */
        CUT
    }

    public Rounding {
        if (unit < 1 || limit < 0) {
            throw new IllegalArgumentException("unit " + unit + ", limit " + limit);
        }
    }

    public boolean isNone() {
        return unit == 1;
    }

    public int of(int minutes) {
        int remainder = Math.floorMod(minutes, unit);
        if (remainder == 0) {
            return minutes;
        }
        boolean up =
                switch (direction) {
                    case UP -> remainder > limit;
                    case DOWN -> unit - remainder <= limit;
                    case NEAREST, CUT -> remainder >= limit;
                };
        return minutes - remainder + (up ? unit : 0);
    }
}
