package org.clockhouse.terminal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.TerminalId;

/**
 * A file that somebody brought from a terminal: what is in it, and what became of it.
 *
 * @param driver id of the driver that reads it
 * @param format what kind of file it is, a text key of the driver
 * @param facts decisions the driver took, text keys of the driver
 * @param open settings the file leaves open: a person may choose and preview again
 * @param counts of everything; the lists below show the first {@link #SHOWN} each
 * @param people for {@link Kind#HOLDERS}: whom the terminal knows
 * @param expiresAt until when it can be committed
 */
public record Upload(
        UploadId id,
        TerminalId terminal,
        String fileName,
        long size,
        String sha256,
        Kind kind,
        String driver,
        String format,
        Map<String, String> facts,
        List<String> open,
        Counts counts,
        Optional<LocalDateTime> earliest,
        Optional<LocalDateTime> latest,
        List<String> unmatched,
        List<BadRow> unreadable,
        List<Suspect> suspicious,
        List<Person> people,
        State state,
        Instant expiresAt) {

    /** How many rows of a list are shown; all are counted. */
    public static final int SHOWN = 500;

    public Upload {
        facts = Map.copyOf(facts);
        open = List.copyOf(open);
        unmatched = List.copyOf(unmatched);
        unreadable = List.copyOf(unreadable);
        suspicious = List.copyOf(suspicious);
        people = List.copyOf(people);
    }

    /** The same once it is taken in. */
    public Upload committed(long added, long known) {
        Counts taken =
                new Counts(counts.rows, added, known, counts.quarantined, counts.suspicious, counts.unmatchedSubjects);
        return new Upload(
                id,
                terminal,
                fileName,
                size,
                sha256,
                kind,
                driver,
                format,
                facts,
                open,
                taken,
                earliest,
                latest,
                unmatched,
                unreadable,
                suspicious,
                people,
                State.COMMITTED,
                expiresAt);
    }

    public enum Kind {
        PUNCHES,
        HOLDERS
    }

    public enum State {
        PREVIEW,
        COMMITTED
    }

    /**
     * @param rows all rows, readable or not
     * @param added punches that are new, or were when it was committed
     * @param known punches that are in the log already, or twice in the file
     * @param quarantined rows that are, or will be, in quarantine
     * @param suspicious punches that count but are flagged
     * @param unmatchedSubjects subjects that nobody is known for
     */
    public record Counts(
            long rows, long added, long known, long quarantined, long suspicious, long unmatchedSubjects) {}

    /**
     * @param line from 1, 0 when it has none
     * @param reason as in {@code org.clockhouse.punch.QuarantineDraft.Reason}
     */
    public record BadRow(long line, String reason, String detail, String raw) {}

    /** @param flags as in {@code org.clockhouse.punch.PunchFlag} */
    public record Suspect(long line, String subject, LocalDateTime clockReading, List<String> flags) {
        public Suspect {
            flags = List.copyOf(flags);
        }
    }

    /** @param card what the terminal holds is a card, which is not shown */
    public record Person(String number, String name, boolean card, boolean administrator, boolean matched) {}
}
