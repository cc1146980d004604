package org.clockhouse.driver.osdp;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.clockhouse.driver.osdp.Conversation.Question;

/** What outlives a session with a reader: what it told, what was typed and not entered yet, and the poll that was left without an answer. */
final class ReaderMemory {

    /** Longer ago than this, a card in the answer would be taken for one of now. */
    private static final Duration WORTH_REPEATING = Duration.ofMinutes(1);
    /** So long a silence both ends take for the end of what they agreed on (IEC 60839-11-5). */
    private static final Duration OVER = Duration.ofSeconds(8);

    private final ReaderLog log;
    private final Presentations presentations;
    private Optional<Question> question = Optional.empty();
    private Instant since = Instant.MIN;

    ReaderMemory(ReaderLog log) {
        this.log = log;
        this.presentations = new Presentations(log);
    }

    Presentations presentations() {
        return presentations;
    }

    ReaderLog log() {
        return log;
    }

    /** The session has ended with that question. */
    synchronized void leave(Optional<Question> left, Instant now) {
        if (left.isPresent()) {
            question = left;
            since = now;
        }
    }

    /** What is worth asking again, in the same manner as the reader is spoken to now. */
    synchronized Optional<Question> unanswered(boolean secured, Instant now) {
        return question.filter(asked -> asked.isSecure() == secured && now.isBefore(since.plus(WORTH_REPEATING)));
    }

    /** Whether a silent reader may still say it, as long as nobody begins anew with it. */
    synchronized boolean isHoped(Instant now) {
        return now.isBefore(since.plus(OVER));
    }

    synchronized void settle() {
        question = Optional.empty();
    }
}
