package org.clockhouse.account.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.clockhouse.account.Account;
import org.clockhouse.account.spi.LockOutRepository;
import org.clockhouse.account.spi.LockOutRepository.Tally;
import org.clockhouse.account.spi.SignInNames;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Slows guessing down. Each attempt is counted before its secret is looked at, so that many at once pass no more often than
 * one after the other. What is counted: the name, and the address. Attempts on an account from where it usually signs in,
 * or from the server itself, are counted apart from those from elsewhere: so whoever guesses from elsewhere can delay
 * nobody at their own desk, and never all administrators.
 */
@Component(service = LockOut.class)
public final class LockOut {

    /**
     * @param free so many attempts are looked at; after that one for each delay
     * @param first delay after the last free attempt; doubles with each further one
     * @param longest the delay grows no further
     * @param forgets after so long without an attempt the count begins anew
     */
    record Policy(int free, Duration first, Duration longest, Duration forgets) {

        static final Policy NAME = new Policy(5, Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(12));
        /** Generous, for a whole office behind one address. */
        static final Policy ADDRESS =
                new Policy(30, Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofMinutes(30));

        int freeAfter(int failures) {
            return Math.max(0, free - failures);
        }

        Duration delayAfter(int failures) {
            if (failures < free) {
                return Duration.ZERO;
            }
            Duration grown = first.multipliedBy(1L << Math.min(failures - free, 20));
            return grown.compareTo(longest) < 0 ? grown : longest;
        }
    }

    /** What is counted under one key. */
    private record Count(String key, Policy policy) {}

    /**
     * @param pause zero for an attempt that is let through
     * @param triesLeft after a failure now
     * @param delay that a failure now makes the next attempt wait
     */
    record Admission(Duration pause, int triesLeft, Duration delay) {

        boolean isRefused() {
            return !pause.isZero();
        }

        boolean beginsDelay() {
            return !delay.isZero();
        }
    }

    private static final int ATTEMPTS = 5;
    private static final Duration COLLISION = Duration.ofSeconds(1);

    private final LockOutRepository tallies;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public LockOut(@Reference LockOutRepository tallies, @Reference Transactions transactions, @Reference Clock clock) {
        this.tallies = tallies;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Counts an attempt as failed, unless it has to wait. */
    Admission admit(OrgId org, String name, Optional<Account> account, String address) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return transactions.apart(org, () -> count(counts(name, account, address)));
            } catch (Stale e) {
                // another attempt was counted at the same moment: look again
            }
        }
        return new Admission(COLLISION, 0, Duration.ZERO);
    }

    /** In the open transaction: the attempt did not fail after all, and this is where the account signs in from. */
    void passed(Account account, String address) {
        Instant now = clock.instant();
        List<Count> counts = counts(account.name(), Optional.of(account), address);
        tallies.clear(counts.get(0).key());
        takeBack(counts.get(1));
        tallies.makeFamiliar(account.id(), address, now);
    }

    /** In the open transaction: an administrator vouches for the account. */
    void lift(Account account) {
        tallies.clear(elsewhere(account.name()));
    }

    /** In the open transaction. @return how many counts were dropped that no delay needs any more */
    int forget() {
        return tallies.removeOlderThan(clock.instant().minus(Policy.NAME.forgets()));
    }

    /** Each tally is read once: what was looked at is what the version of the save stands for. */
    private Admission count(List<Count> counts) {
        Instant now = clock.instant();
        List<Tally> before = counts.stream()
                .map(count -> tallies.find(count.key()).orElse(new Tally(count.key(), 0, now, Instant.EPOCH, 0)))
                .toList();
        Duration pause = before.stream()
                .map(tally -> Duration.between(now, tally.blockedUntil()))
                .filter(left -> !left.isNegative())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        int triesLeft = Integer.MAX_VALUE;
        Duration delay = Duration.ZERO;
        if (pause.isZero()) {
            for (int i = 0; i < counts.size(); i++) {
                Policy policy = counts.get(i).policy();
                int failures = add(policy, before.get(i), now);
                triesLeft = Math.min(triesLeft, policy.freeAfter(failures));
                delay = longer(delay, policy.delayAfter(failures));
            }
        }
        return new Admission(pause, triesLeft, delay);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** @return how many failures it is now */
    private int add(Policy policy, Tally before, Instant now) {
        boolean forgotten = before.last().plus(policy.forgets()).isBefore(now);
        int failures = (forgotten ? 0 : before.failures()) + 1;
        Duration delay = policy.delayAfter(failures);
        Instant blocked = delay.isZero() ? Instant.EPOCH : now.plus(delay);
        tallies.save(new Tally(before.key(), failures, now, blocked, before.version()));
        return failures;
    }

    /** Only its own: else one valid account would free an address to go on guessing. */
    private void takeBack(Count count) {
        tallies.find(count.key())
                .ifPresent(tally -> tallies.save(new Tally(
                        tally.key(), Math.max(0, tally.failures() - 1), tally.last(), Instant.EPOCH, tally.version())));
    }

    private List<Count> counts(String name, Optional<Account> account, String address) {
        boolean familiar = isThisServer(address)
                || account.filter(known -> tallies.isFamiliar(known.id(), address))
                        .isPresent();
        String byName = familiar ? key("at-home", SignInNames.key(name) + "\n" + address) : elsewhere(name);
        return List.of(new Count(byName, Policy.NAME), new Count(key("address", address), Policy.ADDRESS));
    }

    private static String elsewhere(String name) {
        return key("elsewhere", SignInNames.key(name));
    }

    private static String key(String what, String text) {
        return Token.sha256(what + "\n" + text);
    }

    /** @param address a literal; a name is never looked up */
    private static boolean isThisServer(String address) {
        try {
            return address.matches("[0-9a-fA-F.:]+")
                    && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
