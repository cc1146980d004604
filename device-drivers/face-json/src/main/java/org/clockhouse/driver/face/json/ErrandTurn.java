package org.clockhouse.driver.face.json;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.clockhouse.driver.Admission;
import org.clockhouse.driver.Errand;
import org.clockhouse.driver.NotStoredException;
import org.clockhouse.driver.face.json.Commands.Step;

/**
 * The errand that a terminal is about, step by step. One request is open at a time, because a terminal drops a second one; an
 * errand is done when its last step is.
 */
final class ErrandTurn {

    /** Without a word for so long a request is given up; the host hands its errand out again. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    /** So that a terminal which always has more comes to an end. */
    private static final int MOST_PAGES = 10_000;

    private final Deque<Step> steps = new ArrayDeque<>();
    private long errand;
    private boolean asked;
    private Instant askedAt = Instant.MIN;
    private int pages;

    /** What to say now. */
    Optional<String> next(Admission admission, Clock clock) throws NotStoredException, InterruptedException {
        if (asked && askedAt.plus(ANSWER_WITHIN).isAfter(clock.instant())) {
            return Optional.empty();
        }
        if (asked) {
            steps.clear();
        }
        if (steps.isEmpty() && !begin(admission, clock)) {
            return Optional.empty();
        }
        asked = true;
        askedAt = clock.instant();
        return Optional.of(steps.element().text());
    }

    private boolean begin(Admission admission, Clock clock) throws NotStoredException, InterruptedException {
        asked = false;
        while (true) {
            List<Errand> taken = admission.errands(1);
            if (taken.isEmpty()) {
                return false;
            }
            Optional<List<Step>> worded = Commands.of(taken.get(0).task(), () -> localTime(admission, clock));
            if (worded.isPresent()) {
                errand = taken.get(0).number();
                pages = 0;
                steps.addAll(worded.get());
                return true;
            }
            admission.refused(taken.get(0).number(), "unsupported");
        }
    }

    /** The terminal answers; an answer to nothing that is open means nothing any more. */
    void settle(Message answer, Uploads uploads) throws NotStoredException, InterruptedException {
        if (!asked || !steps.element().command().equals(answer.answerTo())) {
            return;
        }
        Step step = steps.element();
        if (!answer.isGood() && !step.mayFail()) {
            uploads.admission().refused(errand, answer.reason());
            steps.clear();
        } else {
            boolean more = keep(answer, uploads);
            steps.remove();
            if (more) {
                steps.addFirst(step.more());
            }
            if (steps.isEmpty()) {
                uploads.admission().done(errand);
            }
        }
        asked = false;
    }

    /** @return whether the terminal has more of it */
    private boolean keep(Message answer, Uploads uploads) throws NotStoredException, InterruptedException {
        switch (answer.answerTo()) {
            case "getalllog":
                uploads.take(answer.records());
                return hasMore(answer);
            case "getuserlist":
                uploads.holders(answer.records());
                return hasMore(answer);
            case "getdevinfo":
                uploads.identity(answer);
                return false;
            default:
                return false;
        }
    }

    private boolean hasMore(Message answer) {
        OptionalLong last = answer.number("to");
        OptionalLong count = answer.number("count");
        boolean whole = last.isPresent() && count.isPresent() && last.getAsLong() + 1 >= count.getAsLong();
        return !answer.records().isEmpty() && !whole && ++pages < MOST_PAGES;
    }

    static String localTime(Admission admission, Clock clock) {
        return Message.write(LocalDateTime.ofInstant(clock.instant(), admission.offset()));
    }
}
