package org.clockhouse.audit.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditEntry;
import org.clockhouse.audit.AuditEntry.Seal;
import org.clockhouse.audit.AuditFilter;
import org.clockhouse.audit.Checkpoint;
import org.clockhouse.audit.Subject;
import org.clockhouse.audit.spi.AuditRepository.Head;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TimeOrdered;
import org.clockhouse.kernel.Transactions;
import org.junit.jupiter.api.Test;

/** What every audit repository promises. */
public abstract class AuditRepositoryContract {

    private static final Head START = new Head(0, "0".repeat(64));

    private final OrgId org = OrgId.next();
    private final Instant noon = Instant.parse("2026-10-01T12:00:00.123Z");

    protected abstract Transactions transactions();

    protected abstract AuditRepository entries();

    @Test
    public void anEntryIsReadBackAsItWasWritten() {
        AuditEntry entry = entry("employee.amend", "e-1", noon);
        append(entry);
        assertEquals(List.of(entry), in(() -> entries().unsealed(10)));
        assertEquals(List.of(entry), page(AuditFilter.ALL, 10).items());
    }

    @Test
    public void theEntryOfATransactionThatRollsBackIsGoneWithIt() {
        assertThrows(IllegalStateException.class, () -> transactions().run(org, () -> {
            entries().append(entry("employee.amend", "e-1", noon));
            throw new IllegalStateException("on purpose");
        }));
        assertEquals(List.of(), in(() -> entries().unsealed(10)));
    }

    @Test
    public void aSealedEntryIsReadInTheOrderOfTheChainAndNoLongerWaits() {
        AuditEntry first = entry("employee.hire", "e-1", noon);
        AuditEntry second = entry("employee.amend", "e-1", noon);
        append(first);
        append(second);
        seal(START, sealed(second, 1), sealed(first, 2));
        assertEquals(List.of(), in(() -> entries().unsealed(10)));
        assertEquals(
                List.of(sealed(second, 1), sealed(first, 2)), in(() -> entries().sealedAfter(0, 10)));
        assertEquals(List.of(sealed(first, 2)), in(() -> entries().sealedAfter(1, 10)));
        assertEquals(Optional.of(new Head(2, hash(2))), in(() -> entries().head()));
    }

    @Test
    public void aSealerThatComesTooLateIsStaleAndChangesNothing() {
        AuditEntry first = entry("employee.hire", "e-1", noon);
        AuditEntry second = entry("employee.amend", "e-1", noon);
        append(first);
        append(second);
        seal(START, sealed(first, 1));
        assertThrows(Stale.class, () -> seal(START, sealed(second, 1)));
        assertEquals(List.of(second), in(() -> entries().unsealed(10)));
        seal(new Head(1, hash(1)), sealed(second, 2));
        assertThrows(Stale.class, () -> seal(new Head(1, hash(1)), sealed(first, 2)));
        assertEquals(Optional.of(new Head(2, hash(2))), in(() -> entries().head()));
    }

    @Test
    public void anEntryIsSealedOnceEvenByWhoeverKnowsTheHead() {
        AuditEntry entry = entry("employee.hire", "e-1", noon);
        append(entry);
        seal(START, sealed(entry, 1));
        assertThrows(Stale.class, () -> seal(new Head(1, hash(1)), sealed(entry, 2)));
        assertEquals(List.of(sealed(entry, 1)), in(() -> entries().sealedAfter(0, 10)));
        assertEquals(Optional.of(new Head(1, hash(1))), in(() -> entries().head()));
    }

    @Test
    public void pagesRunFromTheNewestToTheOldest() {
        for (int i = 1; i <= 5; i++) {
            append(entry("employee.amend", "e-" + i, noon.plusSeconds(i)));
        }
        Slice<AuditEntry> newest = page(AuditFilter.ALL, 2);
        assertEquals(List.of("e-5", "e-4"), subjects(newest));
        Slice<AuditEntry> next = in(() -> entries().page(AuditFilter.ALL, new Page(newest.next(), 2)));
        assertEquals(List.of("e-3", "e-2"), subjects(next));
        Slice<AuditEntry> last = in(() -> entries().page(AuditFilter.ALL, new Page(next.next(), 2)));
        assertEquals(List.of("e-1"), subjects(last));
        assertEquals("", last.next());
    }

    @Test
    public void filtersMatchActorActionSubjectAndTime() {
        append(entry("employee.hire", "e-1", noon));
        append(entry("employee.amend", "e-1", noon.plusSeconds(1)));
        append(entry("credential.issue", "c-1", noon.plusSeconds(2)));
        assertEquals(List.of("e-1"), subjects(page(AuditFilter.action("employee.hire"), 10)));
        assertEquals(List.of("e-1", "e-1"), subjects(page(AuditFilter.action("employee."), 10)));
        assertEquals(List.of(), subjects(page(AuditFilter.action("employee"), 10)));
        assertEquals(List.of("c-1"), subjects(page(AuditFilter.about("credential", "c-1"), 10)));
        assertEquals(
                3,
                page(new AuditFilter("a-1", "", "", Set.of(), Instant.EPOCH, AuditFilter.END_OF_TIME), 10)
                        .items()
                        .size());
        assertEquals(
                0,
                page(new AuditFilter("a-2", "", "", Set.of(), Instant.EPOCH, AuditFilter.END_OF_TIME), 10)
                        .items()
                        .size());
        assertEquals(
                List.of("e-1"),
                subjects(page(new AuditFilter("", "", "", Set.of(), noon.plusSeconds(1), noon.plusSeconds(2)), 10)));
    }

    @Test
    public void checkpointsAreReadInOrderAndTheirNumbersAreUnique() {
        Checkpoint first = new Checkpoint(1, noon, 10, hash(10), "", "AAAA");
        Checkpoint second = new Checkpoint(2, noon.plusSeconds(60), 20, hash(20), hash(7), "BBBB");
        transactions().run(org, () -> entries().add(first));
        transactions().run(org, () -> entries().add(second));
        assertEquals(List.of(first, second), in(() -> entries().checkpointsAfter(0, 10)));
        assertEquals(List.of(second), in(() -> entries().checkpointsAfter(1, 10)));
        assertEquals(List.of(first), in(() -> entries().checkpointsAfter(0, 1)));
        assertEquals(Optional.of(second), in(() -> entries().lastCheckpoint()));
        assertThrows(
                Refused.class, () -> transactions().run(org, () -> entries().add(second)));
    }

    @Test
    public void anotherCompanySeesNothing() {
        append(entry("employee.hire", "e-1", noon));
        OrgId other = OrgId.next();
        assertEquals(List.of(), transactions().in(other, () -> entries().unsealed(10)));
        assertEquals(
                List.of(),
                transactions()
                        .in(other, () -> entries().page(AuditFilter.ALL, Page.first(10)))
                        .items());
        assertEquals(Optional.empty(), transactions().in(other, () -> entries().head()));
    }

    private AuditEntry entry(String action, String subject, Instant at) {
        Actor actor = new Actor(org, Actor.Kind.ACCOUNT, "a-1", "李雷", "10.0.0.7", "r-1");
        AuditDraft draft = new AuditDraft(
                actor,
                action,
                new Subject(action.substring(0, action.indexOf('.')), subject, "王芳 (1001)"),
                Map.of("site", "上海", "hours", new BigDecimal("7.50"), "tags", List.of("甲", "b")),
                Map.of("site", "Madrid", "count", 12L, "on", true, "deep", Map.of("quote", "\"'\n\\")),
                "moved, O'Brien 说");
        return new AuditEntry(TimeOrdered.uuid(), at, draft, "c".repeat(64), Seal.NONE);
    }

    private static AuditEntry sealed(AuditEntry entry, long sequence) {
        return entry.sealed(new Seal(sequence, hash(sequence - 1), hash(sequence)));
    }

    private static String hash(long n) {
        return String.format("%064x", n);
    }

    private void append(AuditEntry entry) {
        transactions().run(org, () -> entries().append(entry));
    }

    private void seal(Head from, AuditEntry... sealed) {
        transactions().run(org, () -> entries().seal(from, List.of(sealed)));
    }

    private Slice<AuditEntry> page(AuditFilter filter, int limit) {
        return in(() -> entries().page(filter, Page.first(limit)));
    }

    private <T> T in(Transactions.Work<T, RuntimeException> work) {
        return transactions().in(org, work);
    }

    private static List<String> subjects(Slice<AuditEntry> slice) {
        return slice.items().stream().map(entry -> entry.draft().subject().id()).toList();
    }
}
