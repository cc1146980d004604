package org.clockhouse.audit.internal;

import static org.clockhouse.audit.ChainReport.Kind.CHECKPOINT_FORGED;
import static org.clockhouse.audit.ChainReport.Kind.CHECKPOINT_REMOVED;
import static org.clockhouse.audit.ChainReport.Kind.DELETED;
import static org.clockhouse.audit.ChainReport.Kind.EDITED;
import static org.clockhouse.audit.ChainReport.Kind.REORDERED;
import static org.clockhouse.audit.ChainReport.Kind.REWRITTEN;
import static org.clockhouse.audit.ChainReport.Kind.TRUNCATED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditEntry;
import org.clockhouse.audit.AuditEntry.Seal;
import org.clockhouse.audit.ChainReport;
import org.clockhouse.audit.Checkpoint;
import org.clockhouse.audit.internal.chain.Chain;
import org.clockhouse.audit.internal.chain.Signer;
import org.clockhouse.audit.spi.AuditRepository.Head;
import org.clockhouse.audit.spi.InMemoryAuditRepository.Rows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody with full rights on the database, but without the signing key, changes the trail. F17. */
class ChainMutationTest {

    @TempDir
    Path directory;

    private Trail trail;
    private Rows rows;

    @BeforeEach
    void thirtyEntriesUnderThreeCheckpoints() {
        trail = new Trail(directory);
        rows = trail.rows();
        for (int i = 0; i < 3; i++) {
            trail.with(10).sign();
        }
    }

    @Test
    void anUntouchedTrailIsWhole() {
        ChainReport report = trail.verify();
        assertEquals(List.of(), report.findings());
        assertEquals(30, report.entries());
        assertEquals(3, report.checkpoints());
        assertEquals(0, report.unsigned());
    }

    @Test
    void entriesAfterTheLastCheckpointAreCounted() {
        trail.with(4);
        assertEquals(4, trail.verify().unsigned());
        assertTrue(trail.verify().ok());
    }

    @Test
    void anEditedReasonIsFound() {
        rows.entries.set(16, edited(rows.entries.get(16), "nothing to see here"));
        assertFirst(EDITED, 17);
        assertEquals(1, trail.verify().findings().size());
    }

    @Test
    void anEditedEntryWithItsContentHashMadeNewIsFound() {
        AuditEntry edited = edited(rows.entries.get(16), "nothing to see here");
        rows.entries.set(16, rehashed(edited));
        assertFirst(EDITED, 17);
    }

    @Test
    void anEditedEntryWithAllItsHashesMadeNewIsFoundByTheNext() {
        AuditEntry edited = rehashed(edited(rows.entries.get(16), "nothing to see here"));
        rows.entries.set(16, edited.sealed(seal(edited, 17, edited.seal().previous())));
        assertFirst(REWRITTEN, 17);
    }

    @Test
    void aTrailThatIsRechainedToItsEndIsFoundByTheSignature() {
        rows.entries.set(16, rehashed(edited(rows.entries.get(16), "nothing to see here")));
        rechain(16);
        assertFirst(REWRITTEN, 20);
    }

    @Test
    void aDeletedEntryIsNamed() {
        rows.entries.remove(11);
        assertFirst(DELETED, 12);
        assertTrue(trail.verify().firstBroken().orElseThrow().detail().contains("entry 12 is missing"));
    }

    @Test
    void theDeletedFirstEntryIsNamed() {
        rows.entries.remove(0);
        assertFirst(DELETED, 1);
    }

    @Test
    void aDeletedEntryIsFoundWhenAllThatFollowAreMovedUpAndRechained() {
        rows.entries.remove(11);
        rechain(11);
        assertFirst(REWRITTEN, 20);
    }

    @Test
    void swappedEntriesAreFound() {
        AuditEntry one = rows.entries.get(4);
        AuditEntry other = rows.entries.get(5);
        rows.entries.set(4, one.sealed(new Seal(6, one.seal().previous(), one.hash())));
        rows.entries.set(5, other.sealed(new Seal(5, other.seal().previous(), other.hash())));
        assertFirst(REORDERED, 5);
    }

    @Test
    void aRemovedCheckpointIsFound() {
        rows.checkpoints.remove(1);
        assertFirst(CHECKPOINT_REMOVED, 30);
    }

    @Test
    void theLastCheckpointRemovedIsFoundByItsCopyOutside() {
        rows.checkpoints.remove(2);
        assertFirst(CHECKPOINT_REMOVED, 30);
    }

    @Test
    void theLastCheckpointRemovedIsFoundEvenAfterANewOneTookItsNumber() {
        rows.checkpoints.remove(2);
        trail.clock.advance(Duration.ofMinutes(5));
        trail.sign();
        assertEquals(3, rows.checkpoints.size());
        assertFirst(CHECKPOINT_REMOVED, 30);
    }

    @Test
    void aCheckpointMovedToAnEarlierEntryIsForged() {
        Checkpoint last = rows.checkpoints.get(2);
        rows.checkpoints.set(
                2, new Checkpoint(3, last.at(), 25, rows.entries.get(24).hash(), last.previous(), last.signature()));
        assertEquals(CHECKPOINT_FORGED, first().kind());
    }

    @Test
    void aCheckpointChangedInTheMiddleIsForged() {
        Checkpoint second = rows.checkpoints.get(1);
        rows.checkpoints.set(
                1,
                new Checkpoint(
                        2,
                        second.at().plusSeconds(1),
                        second.sequence(),
                        second.hash(),
                        second.previous(),
                        second.signature()));
        assertFirst(CHECKPOINT_FORGED, 20);
        assertEquals(1, trail.verify().findings().size());
    }

    @Test
    void aTrailRewrittenFromItsFirstEntryWithCheckpointsOfAnotherKeyIsForged() {
        rows.entries.set(0, rehashed(edited(rows.entries.get(0), "nothing to see here")));
        rechain(0);
        Signer mine = new Signer(new byte[32]);
        Checkpoint last = new Checkpoint(0, Instant.EPOCH, 0, "", "", "");
        for (int i = 0; i < 3; i++) {
            int at = i * 10 + 10;
            last = mine.checkpoint(
                    trail.org.text(),
                    last,
                    trail.clock.instant(),
                    at,
                    rows.entries.get(at - 1).hash());
            rows.checkpoints.set(i, last);
        }
        assertTrue(trail.verify().findings().stream().anyMatch(found -> found.kind() == CHECKPOINT_FORGED));
    }

    @Test
    void aTruncatedTailIsFoundByTheCheckpointOverIt() {
        rows.entries.subList(27, 30).clear();
        rows.head = Optional.of(new Head(27, rows.entries.get(26).hash()));
        assertFirst(TRUNCATED, 28);
    }

    @Test
    void aTruncatedTailWithoutItsCheckpointIsFoundByTheCopyOutside() {
        rows.entries.subList(20, 30).clear();
        rows.checkpoints.remove(2);
        rows.head = Optional.of(new Head(20, rows.entries.get(19).hash()));
        ChainReport report = trail.verify();
        assertTrue(report.findings().stream().anyMatch(f -> f.kind() == TRUNCATED && f.sequence() == 21));
    }

    @Test
    void aTailThatWasNotSignedYetIsMissedByTheHead() {
        trail.with(5);
        trail.sealing.sealNow(trail.org);
        rows.entries.subList(32, 35).clear();
        assertFirst(TRUNCATED, 33);
    }

    @Test
    void aDatabasePutBackToAnOlderCopyAndUsedOnIsFound() {
        rows.entries.subList(20, 30).clear();
        rows.checkpoints.remove(2);
        rows.head = Optional.of(new Head(20, rows.entries.get(19).hash()));
        trail.with(15).sign();
        assertFalse(trail.verify().ok());
    }

    @Test
    void aHundredRandomMutationsAreAllFound() {
        Random random = new Random(17);
        for (int round = 0; round < 100; round++) {
            List<AuditEntry> whole = List.copyOf(rows.entries);
            List<Checkpoint> signed = List.copyOf(rows.checkpoints);
            Optional<Head> head = rows.head;
            String what = mutate(random, random.nextInt(30));
            assertFalse(trail.verify().ok(), "round " + round + " was missed: " + what);
            rows.entries.clear();
            rows.entries.addAll(whole);
            rows.checkpoints.clear();
            rows.checkpoints.addAll(signed);
            rows.head = head;
        }
        assertTrue(trail.verify().ok());
    }

    private String mutate(Random random, int at) {
        AuditEntry entry = rows.entries.get(at);
        int other = (at + 1 + random.nextInt(29)) % 30;
        switch (random.nextInt(6)) {
            case 0 -> rows.entries.set(at, edited(entry, "changed"));
            case 1 -> rows.entries.set(at, rehashed(edited(entry, "changed")));
            case 2 -> rows.entries.remove(at);
            case 3 -> {
                rows.entries.set(at, entry.sealed(rows.entries.get(other).seal()));
                rows.entries.set(other, rows.entries.get(other).sealed(entry.seal()));
            }
            case 4 -> rows.checkpoints.remove(at % 3);
            default -> {
                rows.entries.set(at, rehashed(edited(entry, "changed")));
                rechain(at);
            }
        }
        return "entry " + (at + 1);
    }

    private void rechain(int from) {
        String previous = from == 0
                ? Chain.genesis(trail.org.text())
                : rows.entries.get(from - 1).hash();
        for (int i = from; i < rows.entries.size(); i++) {
            AuditEntry entry = rows.entries.get(i);
            rows.entries.set(i, entry.sealed(seal(entry, i + 1, previous)));
            previous = rows.entries.get(i).hash();
        }
        rows.head = Optional.of(new Head(rows.entries.size(), previous));
    }

    private static Seal seal(AuditEntry entry, long sequence, String previous) {
        return new Seal(sequence, previous, Chain.link(previous, sequence, entry.contentHash()));
    }

    private static AuditEntry edited(AuditEntry entry, String reason) {
        AuditDraft draft = entry.draft();
        AuditDraft other =
                new AuditDraft(draft.actor(), draft.action(), draft.subject(), Map.of(), draft.after(), reason);
        return new AuditEntry(entry.id(), entry.at(), other, entry.contentHash(), entry.seal());
    }

    private static AuditEntry rehashed(AuditEntry entry) {
        return new AuditEntry(entry.id(), entry.at(), entry.draft(), Content.hash(entry), entry.seal());
    }

    private ChainReport.Finding first() {
        return trail.verify().firstBroken().orElseThrow();
    }

    private void assertFirst(ChainReport.Kind kind, long sequence) {
        assertEquals(kind, first().kind());
        assertEquals(sequence, first().sequence());
    }
}
