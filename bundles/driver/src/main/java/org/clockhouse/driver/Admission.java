package org.clockhouse.driver;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** A registered terminal that calls in, for the length of one call. */
@ProviderType
public interface Admission {

    /** What the operator set for this terminal: the values of the driver's {@link Setting}s. */
    Map<String, String> settings();

    /** The cursor of the last page stored for it, {@link Cursor#START} before the first. */
    Cursor cursor();

    /**
     * Stores the page and its cursor; returns only after the commit. Punches known already are no error, and unreadable
     * rows go to quarantine: both count as stored. Only now may the terminal be told that it can forget them.
     *
     * @throws NotStoredException if nothing of it was stored, because the store is down; the terminal must keep its records
     */
    Receipt store(PunchPage page) throws NotStoredException, InterruptedException;

    /**
     * @param added punches that were new
     * @param known punches that were there before
     * @param quarantined rows kept aside for a person to look at
     */
    record Receipt(int added, int known, int quarantined) {}
}
