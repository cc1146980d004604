package org.clockhouse.terminal.internal.call;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpParser;

/**
 * Reads requests as firmware writes them. A blank within the target, where firmware puts its own version into the query as it is,
 * is one; a request that names no host is for this one, and one that states no version is of the first that was numbered. Bytes may
 * come in pieces of any size.
 */
public final class ForgivingParser extends HttpParser {

    private static final byte[] VERSION = "HTTP/".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FIRST_VERSION = " HTTP/1.0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NAME = "host:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HOST = "Host: terminal-port\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] NOTHING = {};

    private static final int NOT_THIS_LINE = -1;

    private final int longest;
    private byte[] held = NOTHING;
    private boolean versionless;
    private boolean lineBegins;
    /** How many signs of its name were seen. */
    private int named;

    public ForgivingParser(RequestHandler handler, int longest, HttpCompliance compliance) {
        super(handler, longest, compliance);
        this.longest = longest;
    }

    @Override
    public boolean parseNext(ByteBuffer buffer) {
        if (getState().ordinal() > State.URI.ordinal()) {
            return super.parseNext(buffer);
        }
        lineBegins = true;
        named = 0;
        if (held.length > 0) {
            release(buffer);
            if (getState().ordinal() > State.URI.ordinal()) {
                return super.parseNext(buffer);
            }
        }
        int end = buffer.limit();
        int known = writeBlanks(buffer);
        buffer.limit(known);
        boolean handle = super.parseNext(buffer);
        buffer.limit(end);
        if (versionless && isState(State.URI)) {
            super.parseNext(ByteBuffer.wrap(FIRST_VERSION));
            buffer.position(afterBlanks(buffer, known));
            return super.parseNext(buffer);
        }
        if (known < end) {
            hold(buffer);
        }
        return handle;
    }

    /** What may turn out to be the version waits for the bytes that say so. */
    private void hold(ByteBuffer buffer) {
        held = Arrays.copyOf(held, held.length + buffer.remaining());
        int from = held.length - buffer.remaining();
        buffer.get(held, from, buffer.remaining());
    }

    private void release(ByteBuffer buffer) {
        byte[] before = held;
        ByteBuffer joined = ByteBuffer.allocate(before.length + buffer.remaining());
        joined.put(before).put(buffer.duplicate()).flip();
        Next next = before.length > longest ? Next.MORE : next(joined, 0);
        if (next == Next.UNKNOWN) {
            return;
        }
        held = NOTHING;
        if (next == Next.NOTHING_MORE) {
            super.parseNext(ByteBuffer.wrap(FIRST_VERSION));
            buffer.position(afterBlanks(buffer, buffer.position()));
            return;
        }
        for (int i = 0; next == Next.MORE && i < before.length && before[i] == ' '; i++) {
            before[i] = '+';
        }
        super.parseNext(ByteBuffer.wrap(before));
    }

    /**
     * A blank that the version does not follow becomes a plus, which means the same in a query.
     *
     * @return up to where it is known what each is, or to the end of a line without a version
     */
    private int writeBlanks(ByteBuffer buffer) {
        versionless = false;
        if (held.length > 0) {
            return buffer.position();
        }
        int from = target(buffer);
        int at = from;
        for (; at < buffer.limit() && !isLineEnd(buffer.get(at)); at++) {
            if (buffer.get(at) == ' ') {
                switch (next(buffer, at)) {
                    case VERSION -> {
                        return buffer.limit();
                    }
                    case UNKNOWN -> {
                        return at;
                    }
                    case NOTHING_MORE -> {
                        versionless = true;
                        return at;
                    }
                    default -> buffer.put(at, (byte) '+');
                }
            }
        }
        versionless = at < buffer.limit() && (at > from || isState(State.URI));
        return versionless ? at : buffer.limit();
    }

    /** Where the target begins or goes on. */
    private int target(ByteBuffer buffer) {
        int at = buffer.position();
        while (isState(State.START) && at < buffer.limit() && isLineEnd(buffer.get(at))) {
            at++;
        }
        boolean method = isState(State.START) || isState(State.METHOD);
        while (method && at < buffer.limit() && buffer.get(at) != ' ' && !isLineEnd(buffer.get(at))) {
            at++;
        }
        return isState(State.URI) ? at : afterBlanks(buffer, at);
    }

    private static boolean isLineEnd(byte sign) {
        return sign == '\n' || sign == '\r';
    }

    private static int afterBlanks(ByteBuffer buffer, int from) {
        int at = from;
        while (at < buffer.limit() && buffer.get(at) == ' ') {
            at++;
        }
        return at;
    }

    private enum Next {
        VERSION,
        MORE,
        NOTHING_MORE,
        UNKNOWN
    }

    /** What comes behind a blank. */
    private static Next next(ByteBuffer buffer, int blank) {
        int at = afterBlanks(buffer, blank);
        if (at < buffer.limit() && isLineEnd(buffer.get(at))) {
            return Next.NOTHING_MORE;
        }
        for (int i = 0; i < VERSION.length; i++) {
            if (at + i == buffer.limit()) {
                return Next.UNKNOWN;
            }
            if (buffer.get(at + i) != VERSION[i]) {
                return Next.MORE;
            }
        }
        return Next.VERSION;
    }

    /** Line by line, so that what is missing can be said before the line that ends the head. */
    @Override
    protected boolean parseFields(ByteBuffer buffer) {
        if (!isState(State.HEADER)) {
            return super.parseFields(buffer);
        }
        int end = buffer.limit();
        boolean handle = false;
        while (buffer.hasRemaining() && isState(State.HEADER) && !handle) {
            if (lineBegins && isLineEnd(buffer.get(buffer.position())) && named < NAME.length) {
                super.parseFields(ByteBuffer.wrap(HOST));
            }
            int next = buffer.position();
            while (next < end && buffer.get(next) != '\n') {
                look(buffer.get(next));
                next++;
            }
            lineBegins = next < end;
            buffer.limit(Math.min(next + 1, end));
            handle = super.parseFields(buffer);
            buffer.limit(end);
        }
        return handle;
    }

    /** Whether this line names the host; once one does, no other is looked at. */
    private void look(byte sign) {
        if (named == NAME.length) {
            return;
        }
        if (lineBegins) {
            named = 0;
            lineBegins = false;
        }
        named = named >= 0 && Character.toLowerCase(sign) == NAME[named] ? named + 1 : NOT_THIS_LINE;
    }
}
