package org.clockhouse.rest.internal.http;

import java.io.InputStream;
import javax.annotation.Priority;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.PreMatching;

/**
 * Takes the body aside until it is known who sends it and how much is taken. Otherwise the runtime reads up to 16 MiB of it
 * before it writes a refusal, and waits for them.
 */
@PreMatching
@Priority(0)
public final class Withheld implements ContainerRequestFilter {

    /** The body as it comes from the socket. */
    record Body(InputStream stream) {}

    @Override
    public void filter(ContainerRequestContext request) {
        Operation.current().withholdInput();
        Operation.current().put(Body.class, new Body(request.getEntityStream()));
        request.setEntityStream(InputStream.nullInputStream());
    }
}
