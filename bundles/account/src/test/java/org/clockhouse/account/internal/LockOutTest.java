package org.clockhouse.account.internal;

import static org.clockhouse.account.internal.House.DESK;
import static org.clockhouse.account.internal.House.PASSWORD;
import static org.clockhouse.account.internal.House.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.clockhouse.account.SignIn;
import org.clockhouse.kernel.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F15: guessing is slow, whoever belongs here is not shut out. */
class LockOutTest {

    private static final String ELSEWHERE = "203.0.113.9";

    @TempDir
    Path directory;

    private House house;

    @BeforeEach
    void begin() {
        house = new House(directory);
        house.operator("Anna", "SYSTEM_ADMINISTRATOR", Scope.EVERYBODY);
    }

    @Test
    void fiveFailuresInARowMakeTheSixthAttemptWaitFiveMinutes() {
        for (int i = 0; i < 5; i++) {
            assertInstanceOf(SignIn.Rejected.class, house.signIn("anna", "guess " + i, ELSEWHERE));
        }
        assertEquals(new SignIn.Delayed(Duration.ofMinutes(5)), house.signIn("anna", PASSWORD, ELSEWHERE));
    }

    @Test
    void theDelayDoublesUpToAnHour() {
        for (int i = 0; i < 5; i++) {
            house.signIn("anna", "guess", ELSEWHERE);
        }
        for (int minutes : new int[] {5, 10, 20, 40, 60, 60}) {
            assertEquals(new SignIn.Delayed(Duration.ofMinutes(minutes)), house.signIn("anna", "guess", ELSEWHERE));
            house.clock.advance(Duration.ofMinutes(minutes));
            assertInstanceOf(SignIn.Rejected.class, house.signIn("anna", "guess", ELSEWHERE));
        }
    }

    @Test
    void aDelayedAttemptDoesNotMakeTheDelayLonger() {
        for (int i = 0; i < 5; i++) {
            house.signIn("anna", "guess", ELSEWHERE);
        }
        for (int i = 0; i < 100; i++) {
            house.signIn("anna", "guess", ELSEWHERE);
        }
        house.clock.advance(Duration.ofMinutes(5));
        house.accepted("anna", PASSWORD, ELSEWHERE);
    }

    @Test
    void aNameThatNobodyHasIsDelayedJustTheSame() {
        for (int i = 0; i < 5; i++) {
            assertInstanceOf(SignIn.Rejected.class, house.signIn("nobody", "guess", ELSEWHERE));
        }
        assertEquals(new SignIn.Delayed(Duration.ofMinutes(5)), house.signIn("nobody", "guess", ELSEWHERE));
    }

    @Test
    void aRefusalSaysHowManyTriesAreLeftAndThenHowLongToWait() {
        for (int left = 4; left > 0; left--) {
            assertEquals(new SignIn.Rejected(left, Duration.ZERO), house.signIn("anna", "guess", ELSEWHERE));
        }
        assertEquals(new SignIn.Rejected(0, Duration.ofMinutes(5)), house.signIn("anna", "guess", ELSEWHERE));
        house.clock.advance(Duration.ofMinutes(5));
        assertEquals(new SignIn.Rejected(0, Duration.ofMinutes(10)), house.signIn("anna", "guess", ELSEWHERE));
    }

    @Test
    void theTriesLeftTellNobodyWhichNamesExist() {
        for (String address : new String[] {ELSEWHERE, SERVER, ELSEWHERE, SERVER}) {
            assertEquals(house.signIn("anna", "guess", address), house.signIn("nobody", "guess", address));
        }
    }

    @Test
    void anAddressThatHasFewTriesLeftSaysSo() {
        for (int i = 0; i < 28; i++) {
            house.signIn("name-" + i, "guess", ELSEWHERE);
        }
        assertEquals(new SignIn.Rejected(1, Duration.ZERO), house.signIn("anna", "guess", ELSEWHERE));
        assertEquals(new SignIn.Rejected(0, Duration.ofMinutes(1)), house.signIn("anna", "guess", ELSEWHERE));
    }

    @Test
    void aSuccessBeginsTheCountAnew() {
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < 4; i++) {
                house.signIn("anna", "guess", DESK);
            }
            house.accepted("anna", PASSWORD, DESK);
        }
    }

    @Test
    void guessesFromElsewhereDelayNobodyAtTheirOwnDesk() {
        for (int i = 0; i < 50; i++) {
            house.signIn("anna", "guess", "203.0.113." + i);
        }
        assertInstanceOf(SignIn.Delayed.class, house.signIn("anna", PASSWORD, "198.51.100.1"));
        house.accepted("anna", PASSWORD, DESK);
    }

    @Test
    void whoSignsInAtTheirDeskGivesAGuesserElsewhereNoNewTries() {
        for (int i = 0; i < 5; i++) {
            house.signIn("anna", "guess", ELSEWHERE);
        }
        house.accepted("anna", PASSWORD, DESK);
        assertInstanceOf(SignIn.Delayed.class, house.signIn("anna", "guess", ELSEWHERE));
    }

    @Test
    void theServerItselfIsNeverDelayedByGuessesFromElsewhere() {
        for (int i = 0; i < 50; i++) {
            house.signIn("admin", "guess", "203.0.113." + i);
        }
        String first = readFirstPassword();
        assertInstanceOf(SignIn.Delayed.class, house.signIn("admin", first, "198.51.100.1"));
        house.accepted("admin", first, SERVER);
    }

    @Test
    void anAddressThatGuessesAtManyNamesIsDelayedForAll() {
        for (int i = 0; i < 30; i++) {
            assertInstanceOf(SignIn.Rejected.class, house.signIn("name-" + i, "guess", ELSEWHERE));
        }
        assertInstanceOf(SignIn.Delayed.class, house.signIn("name-31", "guess", ELSEWHERE));
        assertInstanceOf(SignIn.Rejected.class, house.signIn("name-31", "guess", "203.0.113.10"));
    }

    @Test
    void oneValidAccountDoesNotFreeAnAddressToGuessOn() {
        house.operator("Mallory", "MANAGER", Scope.NOBODY);
        int guesses = 0;
        for (int i = 0; i < 200; i++) {
            if (house.signIn("name-" + i, "guess", ELSEWHERE) instanceof SignIn.Rejected) {
                guesses++;
            }
            house.signIn("mallory", PASSWORD, ELSEWHERE);
        }
        assertEquals(30, guesses);
    }

    @Test
    void tenThousandGuessesOverManyNamesAndAddressesPassFiveTimesForEachName() {
        Map<String, Integer> looked = new ConcurrentHashMap<>();
        for (int i = 0; i < 10_000; i++) {
            String name = i % 10 == 0 ? "admin" : i % 10 == 1 ? "anna" : "name-" + i % 100;
            String address = "203.0." + i % 113 + "." + i % 251;
            if (!(house.signIn(name, "guess " + i, address) instanceof SignIn.Delayed)) {
                looked.merge(name, 1, Integer::sum);
            }
        }
        assertTrue(looked.values().stream().allMatch(times -> times <= 5), looked.toString());
        house.accepted("anna", PASSWORD, DESK);
        house.accepted("admin", readFirstPassword(), SERVER);
    }

    @Test
    void attemptsAtTheSameMomentPassNoMoreOftenThanOneAfterTheOther() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(16);
        AtomicInteger looked = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        try {
            for (int i = 0; i < 64; i++) {
                String guess = "guess " + i;
                many.execute(() -> {
                    awaitQuietly(start);
                    if (house.signIn("anna", guess, ELSEWHERE) instanceof SignIn.Rejected) {
                        looked.incrementAndGet();
                    }
                });
            }
            start.countDown();
        } finally {
            many.shutdown();
            assertTrue(many.awaitTermination(30, TimeUnit.SECONDS));
        }
        assertEquals(5, looked.get());
    }

    @Test
    void theBeginOfADelayIsInTheAuditTrail() {
        for (int i = 0; i < 6; i++) {
            house.signIn("anna", "guess", ELSEWHERE);
        }
        assertEquals(
                1,
                house.audit.apart().stream()
                        .filter(draft -> Boolean.TRUE.equals(draft.after().get("delayed")))
                        .count());
    }

    @Test
    void oldCountsAreForgotten() {
        for (int i = 0; i < 4; i++) {
            house.signIn("anna", "guess", ELSEWHERE);
        }
        house.clock.advance(Duration.ofHours(13));
        // the name, and the addresses of the guesses and of the desk
        assertEquals(3, house.transactions.in(house.org, house.lockOut::forget));
        for (int i = 0; i < 4; i++) {
            house.signIn("anna", "guess", ELSEWHERE);
        }
        house.accepted("anna", PASSWORD, ELSEWHERE);
    }

    private String readFirstPassword() {
        return FirstStartTest.password(directory.resolve("first-sign-in"));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
