package org.clockhouse.terminal.internal.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.Holders;
import org.clockhouse.credential.Holding;
import org.clockhouse.credential.Sighting;
import org.clockhouse.kernel.OrgId;

/**
 * Asks once for all who ask at the same time: whoever comes while an answer is fetched is asked for with the next, so that single
 * punches from many terminals cost a query for each group and not for each of them. A lone asker waits for nobody.
 */
final class JointHolders implements Holders {

    /** A page is worth queries of its own. */
    private static final int FEW = 20;

    private static final int MOST = 500;

    private final Holders holders;
    private final Map<OrgId, Desk> desks = new ConcurrentHashMap<>();

    JointHolders(Holders holders) {
        this.holders = holders;
    }

    @Override
    public List<Holding> resolve(OrgId org, List<Sighting> sightings) {
        return sightings.size() > FEW
                ? holders.resolve(org, sightings)
                : desks.computeIfAbsent(org, Desk::new).ask(sightings);
    }

    @Override
    public Holding holderAt(OrgId org, CredentialKind kind, String token, Instant instant) {
        return holders.holderAt(org, kind, token, instant);
    }

    /** Those who wait for somebody else's answer. */
    int waiting(OrgId org) {
        return desks.get(org).waiting.size();
    }

    private static final class Question {

        private final List<Sighting> sightings;
        private List<Holding> answer;
        private RuntimeException failure;

        Question(List<Sighting> sightings) {
            this.sightings = sightings;
        }

        boolean isOpen() {
            return answer == null && failure == null;
        }

        List<Holding> answer() {
            if (failure != null) {
                throw failure;
            }
            return answer;
        }
    }

    /** One company's questions. Whoever has the lock answers its own and those that wait. */
    private final class Desk {

        private final OrgId org;
        private final ReentrantLock lock = new ReentrantLock();
        private final Queue<Question> waiting = new ConcurrentLinkedQueue<>();

        Desk(OrgId org) {
            this.org = org;
        }

        List<Holding> ask(List<Sighting> sightings) {
            Question own = new Question(sightings);
            waiting.add(own);
            lock.lock();
            try {
                while (own.isOpen()) {
                    answer(some());
                }
            } finally {
                lock.unlock();
            }
            return own.answer();
        }

        private List<Question> some() {
            List<Question> some = new ArrayList<>();
            int size = 0;
            for (Question next = waiting.poll(); next != null; next = size < MOST ? waiting.poll() : null) {
                some.add(next);
                size += next.sightings.size();
            }
            return some;
        }

        private void answer(List<Question> questions) {
            try {
                List<Holding> answers = holders.resolve(
                        org,
                        questions.stream()
                                .flatMap(question -> question.sightings.stream())
                                .toList());
                int from = 0;
                for (Question question : questions) {
                    int until = from + question.sightings.size();
                    question.answer = List.copyOf(answers.subList(from, until));
                    from = until;
                }
            } catch (RuntimeException e) {
                questions.forEach(question -> question.failure = e);
            }
        }
    }
}
