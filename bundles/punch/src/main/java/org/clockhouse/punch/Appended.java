package org.clockhouse.punch;

/**
 * What became of a batch.
 *
 * @param added punches that are new
 * @param known punches that were in the log already, or twice in the batch
 * @param quarantined rows that are new in quarantine
 */
public record Appended(int added, int known, int quarantined) {

    public static final Appended NOTHING = new Appended(0, 0, 0);

    public Appended plus(Appended other) {
        return new Appended(added + other.added, known + other.known, quarantined + other.quarantined);
    }
}
