package org.clockhouse.terminal.internal.call;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnection;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.handler.ErrorHandler;

/** HTTP as terminals speak it; see {@link ForgivingParser}. */
final class ForgivingHttp extends HttpConnectionFactory {

    ForgivingHttp(HttpConfiguration http) {
        super(http);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        HttpConnection connection =
                new HttpConnection(
                        getHttpConfiguration(),
                        connector,
                        endPoint,
                        getHttpCompliance(),
                        isRecordHttpComplianceViolations()) {
                    @Override
                    protected HttpParser newHttpParser(HttpCompliance compliance) {
                        int longest = getHttpConfiguration().getRequestHeaderSize();
                        return new ForgivingParser(newRequestHandler(), longest, compliance);
                    }
                };
        return configure(connection, connector, endPoint);
    }

    /** What nobody can read is answered with a line of text: firmware takes a page for an answer. */
    static ErrorHandler plainly() {
        return new ErrorHandler() {
            @Override
            public ByteBuffer badMessageError(int status, String reason, HttpFields fields) {
                fields.put(HttpHeader.CONTENT_TYPE, "text/plain;charset=us-ascii");
                return ByteBuffer.wrap("malformed request\n".getBytes(StandardCharsets.US_ASCII));
            }
        };
    }
}
