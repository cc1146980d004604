package org.clockhouse.front.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ErrorHandler;

/** What the web server refuses before any servlet is asked, as a problem and not as a page of its own. */
final class ServerErrors extends ErrorHandler {

    /** Every request comes from a server; the first one that can be read tells which. */
    static void speakFor(HttpServletRequest request) {
        Request base = Request.getBaseRequest(request);
        Server server = base == null ? null : base.getHttpChannel().getServer();
        if (server != null && !(server.getErrorHandler() instanceof ServerErrors)) {
            server.setErrorHandler(new ServerErrors());
        }
    }

    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields fields) {
        fields.put(HttpHeader.CONTENT_TYPE, Refusal.MEDIA_TYPE);
        fields.put(HttpHeader.CACHE_CONTROL, "no-store");
        fields.put("X-Content-Type-Options", "nosniff");
        return ByteBuffer.wrap(Refusal.of(status).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return !method.equals("HEAD");
    }

    @Override
    protected void generateAcceptableResponse(
            Request base,
            HttpServletRequest request,
            HttpServletResponse response,
            int code,
            String message,
            String type)
            throws IOException {
        base.setHandled(true);
        Refusal.write(response, code);
    }
}
