package org.clockhouse.rest.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import javax.ws.rs.core.Response;
import org.eclipse.jetty.io.EofException;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    @Test
    void aCallerWhoHangsUpIsNoIncident() {
        Response answer = new Problems().toResponse(new IllegalStateException(new EofException("Closed")));
        assertEquals(499, answer.getStatus());
        assertFalse(answer.hasEntity(), "a second write would fail as the first one did");
    }
}
