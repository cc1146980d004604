package org.clockhouse.terminal.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.clockhouse.terminal.internal.call.ForgivingParser;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;

/** Whatever comes to the terminal port: the same requests and the same refusals however the bytes are cut. A Jazzer target. */
public final class RequestFuzz {

    private static final int LONGEST_HEAD = 8 * 1024;

    private RequestFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        List<String> whole = read(data, Math.max(1, data.length));
        for (int piece : new int[] {1, 3, 7, 16}) {
            List<String> cut = read(data, piece);
            if (!whole.equals(cut)) {
                throw new AssertionError(whole + " and in pieces of " + piece + " " + cut);
            }
        }
    }

    private static List<String> read(byte[] data, int piece) {
        Heard heard = new Heard();
        ForgivingParser parser = new ForgivingParser(heard, LONGEST_HEAD, HttpCompliance.RFC7230);
        for (int from = 0; from < data.length && !parser.isClose() && !parser.isClosed(); from += piece) {
            // A copy: a parser may write into what it is given.
            byte[] part = Arrays.copyOfRange(data, from, Math.min(data.length, from + piece));
            ByteBuffer bytes = ByteBuffer.wrap(part);
            while (bytes.hasRemaining() && !parser.isClose() && !parser.isClosed()) {
                parser.parseNext(bytes);
                if (parser.isState(HttpParser.State.END)) {
                    parser.reset();
                }
            }
        }
        heard.said.add(heard.content.toString());
        return heard.said;
    }

    private static final class Heard implements HttpParser.RequestHandler {

        private final List<String> said = new ArrayList<>();
        private final StringBuilder content = new StringBuilder();

        @Override
        public boolean startRequest(String method, String target, HttpVersion version) {
            said.add(method + " " + target + " " + version);
            return false;
        }

        @Override
        public void parsedHeader(HttpField field) {
            said.add(field.getName() + ": " + field.getValue());
        }

        @Override
        public boolean headerComplete() {
            return false;
        }

        @Override
        public boolean content(ByteBuffer part) {
            content.append(StandardCharsets.ISO_8859_1.decode(part));
            return false;
        }

        @Override
        public boolean contentComplete() {
            return false;
        }

        @Override
        public boolean messageComplete() {
            said.add("complete");
            return true;
        }

        @Override
        public void earlyEOF() {
            said.add("early end");
        }

        @Override
        public void badMessage(BadMessageException why) {
            said.add("bad");
        }

        @Override
        public int getHeaderCacheSize() {
            return 0;
        }
    }
}
