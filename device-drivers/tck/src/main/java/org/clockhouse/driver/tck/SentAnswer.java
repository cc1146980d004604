package org.clockhouse.driver.tck;

import java.util.concurrent.ExecutionException;
import org.clockhouse.driver.HttpAnswer;
import org.clockhouse.driver.NotStoredException;

/** An answer as the host sends it: once what it awaits is done, and never when that fails. */
final class SentAnswer {

    private SentAnswer() {}

    static HttpAnswer of(HttpAnswer answer) throws NotStoredException, InterruptedException {
        try {
            answer.awaited().toCompletableFuture().get();
            return answer;
        } catch (ExecutionException e) {
            throw new NotStoredException("not stored after all", e.getCause());
        }
    }
}
