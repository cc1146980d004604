package org.clockhouse.registry.internal.organisation;

/** How many letters differ (Levenshtein). */
final class Distance {

    private Distance() {}

    /** Whether at most so many letters were left out, put in or mistaken, and not as many as there are. */
    static boolean within(String one, String other, int most) {
        int shorter = Math.min(one.length(), other.length());
        if (Math.abs(one.length() - other.length()) > most || shorter < 2) {
            return false;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[other.length()] <= Math.min(most, shorter - 1);
    }
}
