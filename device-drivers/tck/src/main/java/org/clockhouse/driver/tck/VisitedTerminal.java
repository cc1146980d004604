package org.clockhouse.driver.tck;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clockhouse.driver.Capability;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.CredentialStore;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.HeldPage;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.Token;

/** The terminal on a bench, with what its visits have in common: the cards held up to it, and what it is told to hold. */
record VisitedTerminal(TerminalBench bench) {

    private static final LocalDateTime EIGHT = LocalDateTime.of(2026, 3, 2, 8, 0);

    TerminalSession connect() throws DriverException, InterruptedException {
        return bench.driver().connect(bench.address(), bench.context());
    }

    void present(int card, LocalDateTime clockReading) {
        bench.present(card(card), clockReading);
    }

    /** Card n at minute n past eight, for each number from first to last. */
    void present(int first, int last) {
        IntStream.rangeClosed(first, last).forEach(n -> present(n, EIGHT.plusMinutes(n)));
    }

    /** What the clock read when those cards were held up. */
    static List<LocalDateTime> minutes(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(EIGHT::plusMinutes).toList();
    }

    /** Everything from the start of the log. */
    static Readings all(TerminalSession session) throws DriverException, InterruptedException {
        return Readings.all(session, Cursor.START, 10);
    }

    /** Those that run for this test. */
    static Set<Thread> threads() {
        ThreadGroup ours = Thread.currentThread().getThreadGroup();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getThreadGroup() == ours)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The rule is skipped where the terminal lacks the ability. */
    static <T> T facet(TerminalSession session, Class<T> type, Capability capability) {
        Predicate<Set<Capability>> has = offered -> offered.contains(capability);
        assumeTrue(has.test(session.identity().capabilities()), "this terminal has no " + capability);
        return type.cast(session);
    }

    /** A card of somebody's, under the name by which this family keeps it. */
    Grant grant(String id, int number) {
        CredentialKind kind = bench.driver().descriptor().credentialKinds().stream()
                .sorted()
                .findFirst()
                .orElse(CredentialKind.CARD);
        String holder = String.valueOf(1000 + number);
        String known =
                bench.driver().descriptor().keepsCredentialIds() ? id : Grant.naturalId(holder, kind, card(number));
        return Grant.builder(known, holder, kind, card(number)).build();
    }

    static List<String> ids(List<Grant> grants) {
        return grants.stream().map(Grant::credentialId).sorted().toList();
    }

    /** By paging through its list, in order. */
    static List<String> held(CredentialStore store) throws DriverException, InterruptedException {
        Set<String> found = new TreeSet<>();
        Cursor cursor = Cursor.START;
        for (int pages = 0; pages < 50; pages++) {
            HeldPage page = store.list(cursor, 2);
            page.credentialIds().forEach(id -> assertTrue(found.add(id), "listed twice: " + id));
            if (!page.more()) {
                return List.copyOf(found);
            }
            cursor = page.next();
        }
        throw new AssertionError("the list of credentials never ends");
    }

    private static Token card(int number) {
        return new Token(String.format("%08x", 0x04a10000 + number));
    }
}
