package org.clockhouse.driver;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
     * Stores the page as {@link #store} does, and need not wait for the commit: no thread stands still while many terminals share
     * one. The answer is to carry what comes back, see {@link HttpAnswer#once}.
     *
     * @return completes after the commit, and exceptionally where {@link #store} would have thrown
     * @throws NotStoredException as {@link #store}, when it is known at once
     * @since 1.5
     */
    default CompletionStage<Receipt> storing(PunchPage page) throws NotStoredException, InterruptedException {
        return CompletableFuture.completedFuture(store(page));
    }

    /**
     * Stores what the terminal reported besides punches; returns only after the commit. What was reported before is no error.
     *
     * @throws NotStoredException as {@link #store}
     */
    void report(List<TerminalEvent> events) throws NotStoredException, InterruptedException;

    /**
     * What biometrics the host wants to be offered. Of others a terminal is not asked, and what it sends all the same is reported
     * as withheld.
     */
    default Set<CredentialKind> biometrics() {
        return Set.of();
    }

    /**
     * Offers what somebody enrolled at the terminal; returns only after the commit of what the host takes. What it does not take,
     * it forgets. The same again is no error.
     *
     * @throws NotStoredException as {@link #store}
     */
    default void offer(List<Template> enrolled) throws NotStoredException, InterruptedException {}

    /**
     * Whether the host keeps pictures of punches. Else a terminal is not asked for any, and one that comes is reported as
     * withheld.
     */
    default boolean keepsPhotos() {
        return false;
    }

    /**
     * Hands over pictures of punches and of refused attempts, after the punches themselves; returns only after the commit of what
     * the host keeps. What is no picture, or too large, it forgets. The same again is no error.
     *
     * @throws NotStoredException as {@link #store}
     */
    default void keep(List<PunchPhoto> taken) throws NotStoredException, InterruptedException {}

    /** Notes how full the terminal says it is; kept with its state, without waiting for a commit. */
    void holds(Health health) throws InterruptedException;

    /**
     * Takes the errands that wait for this terminal, the oldest first. They are committed as handed out when this returns, so
     * what is taken is to be in the answer. Cheap when nothing waits.
     *
     * @throws NotStoredException if the store is down; errands wait on
     */
    List<Errand> errands(int most) throws NotStoredException, InterruptedException;

    /** The terminal did it. A number that is none of this terminal's changes nothing. */
    void done(long errand) throws NotStoredException, InterruptedException;

    /**
     * The terminal, or the driver for it, would not; it is not handed out again.
     *
     * @param code the terminal's own, or a word of the driver's
     */
    void refused(long errand, String code) throws NotStoredException, InterruptedException;

    /** How far the terminal's clock should be from UTC now; a driver needs it only to tell a terminal that asks. */
    ZoneOffset offset();

    /**
     * @param added punches that were new
     * @param known punches that were there before
     * @param quarantined rows kept aside for a person to look at
     */
    record Receipt(int added, int known, int quarantined) {}
}
