package org.clockhouse.terminal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.TerminalId;

/**
 * A punch whose picture somebody is to compare with the person's photograph.
 *
 * @param punch its position in the log
 * @param employee whose it is now
 * @param snapshots its pictures, the oldest first
 * @param by who decided; empty while nobody did
 */
public record PictureReview(
        long punch,
        TerminalId terminal,
        Optional<EmployeeId> employee,
        Instant at,
        Set<Reason> reasons,
        List<SnapshotId> snapshots,
        Verdict verdict,
        String by,
        Optional<Instant> decided,
        long version) {

    /** Why it is looked at. Names are stored: they are never changed. */
    public enum Reason {
        /** Cards of two people were held to one reader within a moment. */
        TWO_PEOPLE,
        /** A card was used for the first time. */
        NEW_CARD,
        /** A card was used that is reported lost, frozen or over. */
        STOPPED_CARD,
        /** The terminal was less sure of the face than it should be. */
        LOW_SCORE,
        /** By chance. */
        SAMPLE
    }

    /** Names are stored: they are never changed. */
    public enum Verdict {
        WAITING,
        /** The picture shows the person. */
        SAME,
        /** It shows somebody else. */
        OTHER,
        /** Nobody can tell from it. */
        UNSURE
    }

    public PictureReview {
        reasons = Set.copyOf(reasons);
        snapshots = List.copyOf(snapshots);
    }

    public PictureReview with(List<SnapshotId> pictures) {
        return new PictureReview(punch, terminal, employee, at, reasons, pictures, verdict, by, decided, version);
    }

    /** @param instant empty to let it wait again */
    public PictureReview decided(Verdict next, String who, Optional<Instant> instant) {
        return new PictureReview(punch, terminal, employee, at, reasons, snapshots, next, who, instant, version);
    }
}
