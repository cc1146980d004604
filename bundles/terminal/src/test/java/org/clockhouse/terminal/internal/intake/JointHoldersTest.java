package org.clockhouse.terminal.internal.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.Holders;
import org.clockhouse.credential.Holding;
import org.clockhouse.credential.Sighting;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.terminal.internal.driver.DriverTableTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JointHoldersTest {

    private static final Instant EIGHT = Instant.parse("2026-11-02T00:00:00Z");

    private final OrgId org = OrgId.next();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SlowHolders slow = new SlowHolders();
    private final JointHolders joint = new JointHolders(slow);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void whoeverComesMeanwhileIsAskedForAtOnceAndHearsOfTheirOwn() throws Exception {
        Future<List<Holding>> first = ask("1");
        slow.asked.await();
        List<Future<List<Holding>>> others =
                List.of("2", "nobody", "3").stream().map(this::ask).toList();
        DriverTableTest.await(() -> joint.waiting(org) == 3);
        slow.go.countDown();
        assertEquals(List.of(slow.one), first.get());
        assertEquals(List.of(slow.one), others.get(0).get());
        assertInstanceOf(Holding.None.class, others.get(1).get().get(0));
        assertEquals(List.of(slow.one), others.get(2).get());
        assertEquals(List.of(1, 3), slow.sizes);
    }

    @Test
    void aFailureIsEverybodysWhoWasAskedForAndNobodyElses() throws Exception {
        Future<List<Holding>> first = ask("down");
        slow.asked.await();
        Future<List<Holding>> other = ask("1");
        DriverTableTest.await(() -> joint.waiting(org) == 1);
        slow.go.countDown();
        assertInstanceOf(
                Unavailable.class,
                assertThrows(ExecutionException.class, first::get).getCause());
        assertEquals(List.of(slow.one), other.get());
    }

    @Test
    void aPageIsAskedForByItself() {
        slow.go.countDown();
        List<Sighting> page = IntStream.range(0, 100)
                .mapToObj(n -> Sighting.number("1", EIGHT))
                .toList();
        assertEquals(100, joint.resolve(org, page).size());
        assertEquals(List.of(100), slow.sizes);
    }

    private Future<List<Holding>> ask(String number) {
        return threads.submit(() -> joint.resolve(org, List.of(Sighting.number(number, EIGHT))));
    }

    /** Answers when it is let; {@code nobody} is nobody, and at {@code down} the store is. */
    private static final class SlowHolders implements Holders {

        final Holding one = new Holding.One(EmployeeId.next(), Optional.empty());
        final List<Integer> sizes = new ArrayList<>();
        final CountDownLatch asked = new CountDownLatch(1);
        final CountDownLatch go = new CountDownLatch(1);

        @Override
        public List<Holding> resolve(OrgId org, List<Sighting> sightings) {
            sizes.add(sightings.size());
            asked.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (sightings.stream().anyMatch(sighting -> sighting.text().equals("down"))) {
                throw new Unavailable("store.down", "gone");
            }
            return sightings.stream()
                    .map(sighting -> sighting.text().equals("nobody") ? new Holding.None() : one)
                    .toList();
        }

        @Override
        public Holding holderAt(OrgId org, CredentialKind kind, String token, Instant instant) {
            throw new UnsupportedOperationException("is not asked here");
        }
    }
}
