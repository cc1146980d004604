package org.clockhouse.store.internal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditEntry;
import org.clockhouse.audit.AuditFilter;
import org.clockhouse.audit.ChainReport;
import org.clockhouse.audit.internal.WholeTrail;
import org.clockhouse.audit.internal.chain.ExportVerifier;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DirectWorkers;
import org.clockhouse.kernel.OneCompany;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Workers;
import org.clockhouse.kernel.internal.SystemClock;
import org.clockhouse.kernel.internal.ThreadWorkers;
import org.clockhouse.store.internal.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole trail on a real database, with several threads, and with somebody who has full rights on its tables. */
abstract class AuditTrailOnDatabase {

    @TempDir
    Path directory;

    private final Databases.Open store;
    private final OrgId org = OrgId.next();
    private final Clock clock = new SystemClock();
    private final List<WholeTrail> opened = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(6);

    AuditTrailOnDatabase(Databases.Open store) {
        this.store = store;
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        opened.forEach(WholeTrail::stop);
    }

    /** Within a second on a machine that is not busy; here it must only happen by itself, before the five-second tick. */
    @Test
    void anEntryIsSealedByItselfAfterItsCommit() {
        WholeTrail trail = trail(new ThreadWorkers());
        record(trail, 1);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(4);
        while (newest(trail).sequence() == 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertEquals(1, newest(trail).sequence());
    }

    @Test
    void transactionsThatCommitInReverseAreBothSealed() throws Exception {
        WholeTrail trail = trail(new DirectWorkers());
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Future<?> slow = threads.submit(() -> store.transactions().in(org, () -> {
            trail.trail().record(draft(1));
            written.countDown();
            return release.await(20, TimeUnit.SECONDS);
        }));
        assertTrue(written.await(20, TimeUnit.SECONDS));
        record(trail, 2);
        Future<?> sealing = threads.submit(() -> trail.seal(org));
        release.countDown();
        slow.get(20, TimeUnit.SECONDS);
        sealing.get(20, TimeUnit.SECONDS);
        trail.seal(org);
        ChainReport report = trail.trail().verify(org);
        assertEquals(List.of(), report.findings());
        assertEquals(2, report.entries());
    }

    @Test
    void twoSealersAtOnceMakeOneChain() throws Exception {
        WholeTrail one = trail(new DirectWorkers());
        WholeTrail other = trail(new DirectWorkers());
        AtomicBoolean writing = new AtomicBoolean(true);
        List<Future<?>> sealers =
                List.of(threads.submit(() -> sealWhile(writing, one)), threads.submit(() -> sealWhile(writing, other)));
        List<Callable<Void>> writers = Collections.nCopies(4, () -> {
            for (int i = 0; i < 50; i++) {
                record(one, i);
            }
            return null;
        });
        for (Future<Void> writer : threads.invokeAll(writers)) {
            writer.get();
        }
        writing.set(false);
        for (Future<?> sealer : sealers) {
            sealer.get(60, TimeUnit.SECONDS);
        }
        ChainReport report = one.trail().verify(org);
        assertEquals(List.of(), report.findings());
        assertEquals(200, report.entries());
        assertEquals(List.of(), report.unsealed());
    }

    @Test
    void t085ARowEditedInTheDatabaseIsNamedHereAndByTheOfflineVerifier() throws Exception {
        WholeTrail trail = signedTrail(20);
        tamper("update audit_entry set reason = 'nothing' where org_id = ? and chain_sequence = 7");
        assertFirst(trail, ChainReport.Kind.EDITED, 7);
    }

    @Test
    void t085ARowDeletedFromTheDatabaseIsNamed() throws Exception {
        WholeTrail trail = signedTrail(20);
        tamper("delete from audit_entry where org_id = ? and chain_sequence = 7");
        assertFirst(trail, ChainReport.Kind.DELETED, 7);
    }

    @Test
    void t085RowsThatChangedPlacesInTheDatabaseAreNamed() throws Exception {
        WholeTrail trail = signedTrail(20);
        tamper("update audit_entry set chain_sequence = -7 where org_id = ? and chain_sequence = 7");
        tamper("update audit_entry set chain_sequence = 7 where org_id = ? and chain_sequence = 8");
        tamper("update audit_entry set chain_sequence = 8 where org_id = ? and chain_sequence = -7");
        assertFirst(trail, ChainReport.Kind.REORDERED, 7);
    }

    @Test
    void t085AnUnsealedMomentIsNoReasonToEditEither() {
        WholeTrail trail = trail(new DirectWorkers());
        record(trail, 1);
        tamper("update audit_entry set actor_name = 'somebody else' where org_id = ?");
        assertEquals(
                ChainReport.Kind.EDITED,
                trail.trail().verify(org).firstBroken().orElseThrow().kind());
    }

    private WholeTrail signedTrail(int entries) {
        WholeTrail trail = trail(new DirectWorkers());
        for (int i = 1; i <= entries; i++) {
            record(trail, i);
        }
        trail.seal(org);
        trail.sign(org);
        assertTrue(trail.trail().verify(org).ok());
        return trail;
    }

    private void assertFirst(WholeTrail trail, ChainReport.Kind kind, long sequence) throws Exception {
        ChainReport.Finding here = trail.trail().verify(org).firstBroken().orElseThrow();
        assertEquals(kind, here.kind());
        assertEquals(sequence, here.sequence());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        trail.export().write(org, out);
        ChainReport offline = new ExportVerifier(Optional.empty(), Collections.emptyIterator())
                .verify(new BufferedReader(new StringReader(out.toString(StandardCharsets.UTF_8))));
        assertEquals(here, offline.firstBroken().orElseThrow());
    }

    private void tamper(String sql) {
        int changed = store.transactions()
                .in(org, () -> store.transactions().sql(sql, org.text()).update());
        assertEquals(1, changed);
    }

    private Object sealWhile(AtomicBoolean writing, WholeTrail trail) {
        boolean last = false;
        while (!last) {
            last = !writing.get();
            trail.seal(org);
            trail.sign(org);
        }
        return null;
    }

    private WholeTrail trail(Workers workers) {
        WholeTrail trail = new WholeTrail(
                new SqlAuditEntries(store.transactions()),
                store.transactions(),
                clock,
                workers,
                new OneCompany(org),
                directory);
        opened.add(trail);
        return trail;
    }

    private void record(WholeTrail trail, int number) {
        store.transactions().run(org, () -> trail.trail().record(draft(number)));
    }

    private AuditDraft draft(int number) {
        Actor actor = new Actor(org, Actor.Kind.ACCOUNT, "a-1", "李雷", "10.0.0.7", "r-" + number);
        return AuditDraft.of(actor, "employee.amend", "employee", "e-" + number, "王芳")
                .changing(Map.of("department", "Sales"), Map.of("department", "Stores", "hours", number))
                .because("reorganised");
    }

    private AuditEntry newest(WholeTrail trail) {
        return trail.trail().page(org, AuditFilter.ALL, Page.first(1)).items().get(0);
    }
}
