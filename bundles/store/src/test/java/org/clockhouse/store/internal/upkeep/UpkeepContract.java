package org.clockhouse.store.internal.upkeep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.clockhouse.kernel.IdempotencyStore.Answer;
import org.clockhouse.kernel.IdempotencyStore.Kept;
import org.clockhouse.kernel.Leases.Lease;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.store.internal.Databases;
import org.junit.jupiter.api.Test;

/** Leases, scheduled runs and answers kept, which two nodes would share. */
abstract class UpkeepContract {

    private static final Duration LONG = Duration.ofHours(1);

    private final Databases.Open store = store();
    private final SqlLeases leases = new SqlLeases(store.database(), Clock.systemUTC());
    private final SqlScheduledRuns runs = new SqlScheduledRuns(store.database(), Clock.systemUTC());
    private final SqlIdempotency answers = new SqlIdempotency(store.database(), store.cipher(), Clock.systemUTC());
    private final OrgId org = OrgId.next();
    private final String name = "lease." + org.text();

    abstract Databases.Open store();

    @Test
    void aLeaseIsOnesUntilItEnds() {
        assertEquals(Optional.of(new Lease(name, "one", 1)), leases.take(name, "one", LONG));
        assertEquals(Optional.empty(), leases.take(name, "two", LONG));
        assertEquals(Optional.of(new Lease(name, "one", 1)), leases.take(name, "one", LONG));
        assertTrue(leases.isHeld(new Lease(name, "one", 1)));
    }

    @Test
    void theNextOwnersEpochIsHigherAndTheOldOneIsToldApart() {
        Lease old = leases.take(name, "one", Duration.ZERO).orElseThrow();
        assertFalse(leases.isHeld(old));
        assertEquals(Optional.of(new Lease(name, "two", 2)), leases.take(name, "two", LONG));
        assertFalse(leases.isHeld(old));
        leases.release(old);
        assertTrue(leases.isHeld(new Lease(name, "two", 2)));
    }

    @Test
    void aLeaseGivenBackIsFreeAtOnce() {
        leases.release(leases.take(name, "one", LONG).orElseThrow());
        assertEquals(Optional.of(new Lease(name, "two", 2)), leases.take(name, "two", LONG));
    }

    @Test
    void ofManyWhoTakeAtOnceOneGetsIt() throws Exception {
        List<Future<Optional<Lease>>> takers = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            for (int i = 0; i < 12; i++) {
                String owner = "owner-" + i;
                takers.add(threads.submit(() -> leases.take(name, owner, LONG)));
            }
            int got = 0;
            for (Future<Optional<Lease>> taker : takers) {
                got += taker.get(30, TimeUnit.SECONDS).isPresent() ? 1 : 0;
            }
            assertEquals(1, got);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aRunIsSetByTheFirstCallAndClaimedOnceWhenDue() {
        assertFalse(runs.claim(org, "backup", Duration.ZERO));
        assertEquals(Optional.empty(), runs.last(org, "backup"));
        assertTrue(runs.claim(org, "backup", LONG));
        assertTrue(runs.last(org, "backup").isPresent());
        assertFalse(runs.claim(org, "backup", LONG));
    }

    @Test
    void aRunThatWasClaimedCanBeSetSoonerOrLater() {
        runs.claim(org, "backup", Duration.ZERO);
        runs.claim(org, "backup", LONG);
        runs.next(org, "backup", Duration.ZERO);
        assertTrue(runs.claim(org, "backup", Duration.ZERO));
        runs.next(org, "backup", LONG);
        assertFalse(runs.claim(org, "backup", Duration.ZERO));
    }

    @Test
    void aKeyIsClaimedOnceAndItsAnswerKept() {
        assertEquals(Optional.empty(), answers.claim(org, "account", "k", "print"));
        assertEquals(
                Optional.of(new Kept("print", Optional.empty())), answers.claim(org, "account", "k", "other print"));
        byte[] body = "{\"姓名\":1}".getBytes(StandardCharsets.UTF_8);
        answers.answer(org, "account", "k", new Answer(201, Map.of("Location", "/x"), body));
        Answer kept = answers.claim(org, "account", "k", "print")
                .orElseThrow()
                .answer()
                .orElseThrow();
        assertEquals(201, kept.status());
        assertEquals(Map.of("Location", "/x"), kept.headers());
        assertArrayEquals(body, kept.body());
    }

    @Test
    void aKeyGivenBackOrOfSomebodyElseIsFree() {
        answers.claim(org, "account", "k", "print");
        assertEquals(Optional.empty(), answers.claim(org, "another", "k", "print"));
        assertEquals(Optional.empty(), answers.claim(OrgId.next(), "account", "k", "print"));
        answers.release(org, "account", "k");
        assertEquals(Optional.empty(), answers.claim(org, "account", "k", "print"));
    }

    @Test
    void aClaimOfAProcessThatDiedIsFreeAgain() {
        answers.claim(org, "account", "k", "print");
        store.transactions().run(org, () -> store.transactions()
                .sql("update idempotency set created_at = created_at - 121000 where org_id = ?", org.text())
                .update());
        assertEquals(Optional.empty(), answers.claim(org, "account", "k", "print"));
    }
}
