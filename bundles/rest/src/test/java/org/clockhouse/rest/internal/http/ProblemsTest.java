package org.clockhouse.rest.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.atomic.AtomicReference;
import javax.ws.rs.core.Response;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.util.IteratingCallback;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    @Test
    void aCallerWhoHangsUpIsNoIncident() {
        Response answer = new Problems().toResponse(new IllegalStateException(new EofException("Closed")));
        assertEquals(499, answer.getStatus());
        assertFalse(answer.hasEntity(), "a second write would fail as the first one did");
    }

    @Test
    void whoHangsUpWhileTheAnswerIsSentIsNoIncident() {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        IteratingCallback sending = new IteratingCallback() {
            @Override
            protected Action process() {
                close();
                return Action.SUCCEEDED;
            }

            @Override
            protected void onCompleteFailure(Throwable failure) {
                thrown.set(failure);
            }
        };
        sending.iterate();

        Response answer = new Problems().toResponse(thrown.get());

        assertEquals(499, answer.getStatus());
        assertFalse(answer.hasEntity());
    }
}
