package org.clockhouse.driver.simulator;

/** Numbers that look random and are the same for the same seed, name and day. */
final class Dice {

    private static final long STEP = 0x9e3779b97f4a7c15L;

    private long state;

    Dice(long seed, String name, long day) {
        state = seed;
        for (int i = 0; i < name.length(); i++) {
            state = mixed(state + name.charAt(i) * STEP);
        }
        state = mixed(state + day * STEP);
    }

    /** From 0, inclusive, to 1. */
    double next() {
        state += STEP;
        return (mixed(state) >>> 11) * 0x1.0p-53;
    }

    boolean chance(double probability) {
        return next() < probability;
    }

    /** From low, inclusive, to high. */
    long between(long low, long high) {
        return low + (long) (next() * (high - low));
    }

    /** From 0 to most, small values far more often. */
    long mostlyFew(long most) {
        double roll = next();
        return (long) (roll * roll * most);
    }

    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
