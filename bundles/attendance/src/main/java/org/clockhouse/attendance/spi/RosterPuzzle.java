package org.clockhouse.attendance.spi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A roster to be found, as numbers. A cell is a date of a person; for each one of its options is chosen. What an option means,
 * and what makes one roster better than another, only the {@link Judge} knows.
 */
@ProviderType
public interface RosterPuzzle {

    int cells();

    /** How many options there are; numbered from 0, the day off. */
    int options(int cell);

    /** Whose cell it is, from 0. */
    int person(int cell);

    /** Which date, from 0. Cells of one date may change places. */
    int date(int cell);

    /** Something to begin with; for each cell the option. */
    int[] start();

    /** One that begins with these choices. Each thread takes its own. */
    Judge judge(int[] choices);

    /** What no roster is better than. */
    Points bound();

    /** Weighs the roster that was chosen so far. */
    @ProviderType
    interface Judge {

        void choose(int cell, int option);

        Points points();
    }

    /**
     * What is wrong with a roster, the graver first: less of one is better whatever the next says.
     *
     * @param broken by how much rules are broken
     * @param uncovered minutes of people that are missing
     * @param strain unfairness and unmet wishes
     */
    record Points(long broken, long uncovered, long strain) implements Comparable<Points> {

        @Override
        public int compareTo(Points other) {
            int order = Long.compare(broken, other.broken);
            order = order == 0 ? Long.compare(uncovered, other.uncovered) : order;
            return order == 0 ? Long.compare(strain, other.strain) : order;
        }
    }
}
