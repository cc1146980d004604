package org.clockhouse.terminal.internal.visit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.PolledSession;
import org.clockhouse.kernel.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls the sessions that stand open and tell nothing unasked: those of one endpoint in turn, by one thread. */
final class PollRounds {

    private static final Logger log = LoggerFactory.getLogger(PollRounds.class);

    /** From the start of one round at a line to the start of the next. */
    private static final Duration ROUND = Duration.ofMillis(50);

    private final Workers workers;
    private final int most;
    private final Map<String, List<Member>> lines = new HashMap<>();
    private Workers.Crew crew;
    private boolean over;

    /** @param most lines that are polled at the same time, one thread each */
    PollRounds(Workers workers, int most) {
        this.workers = workers;
        this.most = most;
    }

    /** A session in its round; polled and taken out of it by turns, because only one thread may use it. */
    static final class Member {

        private final PolledSession session;
        private final Runnable bell;
        private boolean isOver;

        private Member(PolledSession session, Runnable bell) {
            this.session = session;
            this.bell = bell;
        }

        /**
         * Rings when there is something to read, and goes on until a visit takes the session; rings once when it has died, and the
         * visit finds out.
         */
        private synchronized void poll() throws InterruptedException {
            if (isOver) {
                return;
            }
            boolean rings;
            try {
                rings = session.poll();
            } catch (DriverException | RuntimeException e) {
                log.debug("A polled session ended: {}", e.getMessage());
                isOver = true;
                rings = true;
            }
            if (rings) {
                bell.run();
            }
        }

        private synchronized boolean isOver() {
            return isOver;
        }

        /** Returns when nobody polls it, nor ever will. */
        synchronized void end() {
            isOver = true;
        }
    }

    /**
     * @param bell must not block
     * @return empty when so many lines are polled already
     */
    synchronized Optional<Member> add(String endpoint, PolledSession session, Runnable bell) {
        String line = endpoint.toLowerCase(Locale.ROOT);
        List<Member> members = lines.get(line);
        if (over || members == null && lines.size() >= most) {
            return Optional.empty();
        }
        Member member = new Member(session, bell);
        if (members != null) {
            members.add(member);
            return Optional.of(member);
        }
        lines.put(line, new ArrayList<>(List.of(member)));
        if (crew == null) {
            crew = workers.crew("terminal-polls", most);
        }
        crew.run(() -> serve(line));
        return Optional.of(member);
    }

    private void serve(String line) {
        try {
            List<Member> round = membersOf(line);
            while (!round.isEmpty()) {
                long next = System.nanoTime() + ROUND.toNanos();
                for (Member member : round) {
                    member.poll();
                }
                awaitNext(next);
                round = membersOf(line);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until then, or until the rounds are over. */
    private synchronized void awaitNext(long nanos) throws InterruptedException {
        for (long left = nanos - System.nanoTime(); !over && left > 0; left = nanos - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** Those still to be polled; a line without any is let go, and all of them at the end. */
    private synchronized List<Member> membersOf(String line) {
        List<Member> members = lines.get(line);
        members.removeIf(member -> over || member.isOver());
        if (members.isEmpty()) {
            lines.remove(line);
        }
        return List.copyOf(members);
    }

    void close() {
        Workers.Crew last;
        synchronized (this) {
            over = true;
            notifyAll();
            last = crew;
        }
        if (last != null) {
            last.close();
        }
    }
}
