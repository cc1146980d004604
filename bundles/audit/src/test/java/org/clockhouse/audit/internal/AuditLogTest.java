package org.clockhouse.audit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditEntry;
import org.clockhouse.audit.AuditFilter;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {

    @TempDir
    Path directory;

    private Trail trail;

    @BeforeEach
    void begin() {
        trail = new Trail(directory);
    }

    @Test
    void c038t085AnEntrySaysWhoWhenFromWhereBeforeAfterAndWhy() {
        trail.change("e-1", "Sales", "Stores");
        AuditEntry entry = newest();
        assertEquals("李雷", entry.draft().actor().name());
        assertEquals("10.0.0.7", entry.draft().actor().address());
        assertEquals("r-1", entry.draft().actor().requestId());
        assertEquals("2026-10-01T08:00:01Z", entry.at().toString());
        assertEquals(Map.of("department", "Sales"), entry.draft().before());
        assertEquals(Map.of("department", "Stores"), entry.draft().after());
        assertEquals("reorganised", entry.draft().reason());
    }

    @Test
    void onlyWhatChangedIsKept() {
        AuditDraft draft = AuditDraft.of(trail.actor, "employee.amend", "employee", "e-1", "王芳")
                .changing(
                        Map.of("phone", "1", "site", "Shanghai", "position", "clerk"),
                        Map.of("phone", "2", "site", "Shanghai", "email", "w@example.org"));
        assertEquals(Map.of("phone", "1", "position", "clerk"), draft.before());
        assertEquals(Map.of("phone", "2", "email", "w@example.org"), draft.after());
    }

    @Test
    void anEntryRollsBackWithItsChange() {
        assertThrows(
                IllegalStateException.class,
                () -> trail.transactions.run(trail.org, () -> {
                    trail.log.record(draft("employee.amend"));
                    throw new IllegalStateException("on purpose");
                }));
        assertTrue(trail.rows().entries.isEmpty());
    }

    @Test
    void aRefusalStaysWhenTheRequestRollsBack() {
        assertThrows(
                IllegalStateException.class,
                () -> trail.transactions.run(trail.org, () -> {
                    trail.log.recordApart(draft("permission.refuse"));
                    throw new IllegalStateException("on purpose");
                }));
        assertEquals("permission.refuse", newest().draft().action());
    }

    @Test
    void anEntryWithoutATransactionOrInAnotherCompanysIsABug() {
        assertThrows(IllegalStateException.class, () -> trail.log.record(draft("employee.amend")));
        assertThrows(
                IllegalStateException.class,
                () -> trail.transactions.run(OrgId.next(), () -> trail.log.record(draft("employee.amend"))));
    }

    @Test
    void theSealerComesByAfterTheCommit() {
        trail.change("e-1", "a", "b");
        assertFalse(newest().seal().isPresent());
        trail.workers.tick();
        assertEquals(1, newest().sequence());
    }

    @Test
    void aMinuteWithoutEntriesNeedsNoCheckpoint() {
        trail.with(3);
        trail.sign();
        trail.sign();
        assertEquals(1, trail.rows().checkpoints.size());
        trail.change("e-9", "a", "b");
        trail.sign();
        assertEquals(
                List.of(3L, 4L),
                trail.rows().checkpoints.stream().map(c -> c.sequence()).toList());
    }

    @Test
    void moreThanOneBatchIsSealedAtOnce() {
        trail.with(1203);
        trail.sealing.sealNow(trail.org);
        assertEquals(1203, trail.rows().head.orElseThrow().sequence());
        assertTrue(trail.verify().ok());
        assertEquals(1203, trail.verify().entries());
    }

    @Test
    void theSigningKeyIsMadeOnceAndOnlyItsOwnerMayReadIt() throws Exception {
        Path key = directory.resolve("keys/signing-1.key");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        assertEquals(trail.export.publicKey(), new Trail(directory).export.publicKey());
    }

    @Test
    void whatIsNotJsonIsKeptAsItsText() {
        trail.transactions.run(
                trail.org,
                () -> trail.log.record(draft("employee.hire")
                        .with(Map.of("hiredOn", LocalDate.of(2026, 10, 1), "days", 5, "kind", Actor.Kind.SYSTEM))));
        assertEquals(
                Map.of("hiredOn", "2026-10-01", "days", 5L, "kind", "SYSTEM"),
                newest().draft().after());
    }

    @Test
    void textsThatNoDatabaseTakesAreMadeFit() {
        Actor odd = new Actor(trail.org, Actor.Kind.ACCOUNT, "", "a\u0000b\uD800c", "x".repeat(999), "");
        trail.log.recordApart(
                AuditDraft.of(odd, "session.refuse", "session", "", "").with(Map.of("name", "\u0000\uDFFF")));
        AuditEntry entry = newest();
        assertEquals("a\uFFFDb\uFFFDc", entry.draft().actor().name());
        assertEquals(200, entry.draft().actor().address().length());
        assertTrue(trail.verify().ok());
    }

    private AuditDraft draft(String action) {
        return AuditDraft.of(trail.actor, action, "employee", "e-1", "王芳");
    }

    private AuditEntry newest() {
        return trail.log.page(trail.org, AuditFilter.ALL, Page.first(1)).items().get(0);
    }
}
