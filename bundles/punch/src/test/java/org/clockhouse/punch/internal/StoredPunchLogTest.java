package org.clockhouse.punch.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.punch.Appended;
import org.clockhouse.punch.Attribution;
import org.clockhouse.punch.InMemoryPunches;
import org.clockhouse.punch.NewPunch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.PunchBatch.Progress;
import org.clockhouse.punch.PunchFilter;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.PunchTime;
import org.clockhouse.punch.QuarantineDraft;
import org.clockhouse.punch.Road;
import org.clockhouse.punch.TerminalProgress;
import org.junit.jupiter.api.Test;

class StoredPunchLogTest {

    private static final Instant NOW = Instant.parse("2026-11-02T00:00:00Z");

    private final OrgId org = OrgId.next();
    private final TerminalId gate = TerminalId.next();
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryPunches punches = new InMemoryPunches(transactions);
    private final RecordedChanges changes = new RecordedChanges();
    private final RecordedAudit audit = new RecordedAudit();
    private final StoredPunchLog log = new StoredPunchLog(punches, transactions, changes);
    private final StoredPunchReview review = new StoredPunchReview(punches, transactions, audit, changes);

    @Test
    void anAppendInsideATransactionIsRefused() {
        assertThrows(IllegalStateException.class, () -> transactions.in(org, () -> log.append(org, batch(1))));
        assertEquals(List.of(), log.after(org, 0, 10));
    }

    @Test
    void anAppendTellsOnlyWhenSomethingIsNew() {
        assertEquals(new Appended(2, 0, 0), log.append(org, batch(2)));
        assertEquals(new Appended(0, 2, 0), log.append(org, batch(2)));
        assertEquals(List.of(Topic.PUNCHES), changes.told());
    }

    @Test
    void whatIsRememberedOfATerminalIsWhatTheStoreHolds() {
        assertEquals(stored(), log.progressOf(org, gate));
        for (Progress progress : List.of(
                new Progress("a", Instant.EPOCH),
                new Progress(Progress.KEPT, NOW.plusMillis(1)),
                new Progress("b", NOW.minusSeconds(9)))) {
            PunchBatch batch = batch(3);
            log.append(org, new PunchBatch(gate, Road.VISIT, "", NOW, batch.punches(), List.of(noPunch()), progress));
            assertEquals(stored(), log.progressOf(org, gate));
        }
        assertEquals("b", log.progressOf(org, gate).cursor());
        assertEquals(4, log.progressOf(org, gate).rows());
        assertEquals(TerminalProgress.NONE, log.progressOf(OrgId.next(), gate));
    }

    private TerminalProgress stored() {
        return transactions.in(org, () -> punches.progressOf(gate));
    }

    private static QuarantineDraft noPunch() {
        return new QuarantineDraft("?", 1, QuarantineDraft.Reason.UNREADABLE, "");
    }

    @Test
    void tooManyPeopleAtOnceAreRefusedAndNobodyIsNothing() {
        List<EmployeeId> many =
                IntStream.range(0, 501).mapToObj(i -> EmployeeId.next()).toList();
        assertThrows(Refused.class, () -> log.of(org, many, Instant.EPOCH, NOW));
        assertEquals(List.of(), log.of(org, List.of(), Instant.EPOCH, NOW));
        assertEquals(
                List.of(),
                log.page(org, Scope.NOBODY, PunchFilter.ALL, Page.first(5)).items());
    }

    @Test
    void anAttributionOfManyPunchesGoesInSmallTransactionsAndIsAudited() {
        log.append(org, batch(1_000));
        EmployeeId wang = EmployeeId.next();
        Attribution attribution =
                new Attribution(wang, PunchSubject.number("7"), Set.of(gate), Instant.EPOCH, PunchFilter.OPEN, true);
        assertEquals(1_000, review.attribute(Actor.system(org, "terminal"), attribution));
        assertEquals(0, review.attribute(Actor.system(org, "terminal"), attribution));
        assertEquals(2, audit.drafts().size());
        assertEquals("punch.attribute", audit.drafts().get(0).action());
        assertEquals("7", audit.drafts().get(0).subject().label());
        assertEquals(
                List.of(), review.unmatched(org, Scope.EVERYBODY, Page.first(5)).items());
    }

    @Test
    void aBatchThatIsTooLargeIsABug() {
        assertThrows(IllegalArgumentException.class, () -> batch(PunchBatch.LARGEST + 1));
    }

    private PunchBatch batch(int size) {
        List<NewPunch> page = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            LocalDateTime reading = LocalDateTime.of(2026, 11, 2, 8, 0).plusSeconds(i);
            page.add(new NewPunch(
                    PunchSubject.number("7"),
                    Optional.empty(),
                    PunchTime.of(
                            reading,
                            Duration.ofHours(8),
                            ZoneId.of("Asia/Shanghai"),
                            PunchTime.OffsetSource.ZONE_RULES),
                    PunchAttributes.of(PunchAttributes.Method.CARD, PunchAttributes.FunctionKey.IN),
                    Set.of()));
        }
        return new PunchBatch(gate, Road.VISIT, "", NOW, page, List.of(), PunchBatch.Progress.NONE);
    }
}
