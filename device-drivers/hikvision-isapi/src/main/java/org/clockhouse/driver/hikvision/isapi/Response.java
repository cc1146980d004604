package org.clockhouse.driver.hikvision.isapi;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.line.Framing;

/** An answer in HTTP/1.1. */
final class Response {

    static final int OK = 200;
    static final int UNAUTHORIZED = 401;

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,8}");
    private static final Pattern CHUNK = Pattern.compile("([0-9a-fA-F]{1,6})[ \t]*(;.*)?");
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int LONGEST_HEAD = 32 * 1024;
    private static final int LONGEST_CHUNK_LINE = 256;

    /** Of an answer whose end nobody states, such as old servers give, only the head; see {@link #isOpenEnded}. */
    static final Framing WHOLE = Response::wholeLength;

    /** An answer that never ends, if it begins; what is said instead is whole. */
    static final Framing BEGINNING = received -> {
        int length = headLength(received);
        return length < 0 || isOk(head(received, length)) ? length : wholeLength(received);
    };

    private final int status;
    private final List<String> head;
    private final byte[] body;

    /** @param head the line with the status first */
    private Response(int status, List<String> head, byte[] body) {
        this.status = status;
        this.head = head;
        this.body = withoutMark(body);
    }

    /** Some firmware puts the mark of byte order before its documents, which neither JSON nor a reader of XML takes. */
    private static byte[] withoutMark(byte[] body) {
        return Arrays.mismatch(body, MARK) >= MARK.length ? Arrays.copyOfRange(body, MARK.length, body.length) : body;
    }

    static Response of(byte[] frame) throws DriverException {
        ByteBuffer bytes = ByteBuffer.wrap(frame);
        int length = headLength(bytes);
        if (length < 0) {
            throw garbled();
        }
        List<String> head = head(bytes, length);
        Matcher status = STATUS.matcher(head.get(0));
        if (!status.matches()) {
            throw garbled();
        }
        byte[] body = isChunked(head) ? joined(bytes, length) : rest(bytes, length);
        return new Response(Integer.parseInt(status.group(1)), head, body);
    }

    private static DriverException garbled() {
        return new DriverException(Fault.GARBLED, "what came is no HTTP answer");
    }

    int status() {
        return status;
    }

    byte[] body() {
        return body.clone();
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    List<String> headers(String name) {
        return values(head, name);
    }

    /** Empty when there is none. */
    String header(String name) {
        List<String> values = headers(name);
        return values.isEmpty() ? "" : values.get(0);
    }

    /** Whether the terminal hangs up after this: in HTTP/1.0 unless it says otherwise. */
    boolean isLast() {
        String connection = header("Connection").toLowerCase(Locale.ROOT);
        boolean isOld = head.get(0).startsWith("HTTP/1.0") && !connection.contains("keep-alive");
        return isOld || connection.contains("close") || isOpenEnded();
    }

    /** Whether what follows the head ends when the terminal hangs up. */
    boolean isOpenEnded() {
        boolean isBodiless = status < 200 || status == 204 || status == 304;
        return !isBodiless && !isChunked(head) && statedLength(head).isEmpty();
    }

    /** The same with what followed its head. */
    Response with(byte[] rest) {
        return new Response(status, head, rest);
    }

    private static int wholeLength(ByteBuffer received) {
        int length = headLength(received);
        if (length < 0) {
            return length;
        }
        List<String> head = head(received, length);
        Matcher status = STATUS.matcher(head.get(0));
        if (!status.matches()) {
            return Framing.NOT_A_FRAME;
        }
        if (isChunked(head)) {
            return chunks(received, length, new ArrayList<>());
        }
        OptionalInt stated = statedLength(head);
        return length + stated.orElse(0);
    }

    private static OptionalInt statedLength(List<String> head) {
        return values(head, "Content-Length").stream()
                .filter(value -> LENGTH.matcher(value).matches())
                .mapToInt(Integer::parseInt)
                .findFirst();
    }

    private static boolean isOk(List<String> head) {
        Matcher status = STATUS.matcher(head.get(0));
        return status.matches() && Integer.parseInt(status.group(1)) == OK;
    }

    private static int headLength(ByteBuffer received) {
        int seen = Math.min(received.limit(), LONGEST_HEAD);
        for (int at = 0; at + 3 < seen; at++) {
            if (received.get(at) == '\r'
                    && received.get(at + 1) == '\n'
                    && received.get(at + 2) == '\r'
                    && received.get(at + 3) == '\n') {
                return at + 4;
            }
        }
        boolean begins = "HTTP/1.".startsWith(ascii(received, 0, Math.min(seen, 7)));
        return begins && seen < LONGEST_HEAD ? Framing.UNKNOWN_YET : Framing.NOT_A_FRAME;
    }

    private static List<String> head(ByteBuffer received, int length) {
        return List.of(ascii(received, 0, length - 4).split("\r\n", -1));
    }

    private static List<String> values(List<String> head, String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return head.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .toList();
    }

    private static boolean isChunked(List<String> head) {
        return values(head, "Transfer-Encoding").stream()
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("chunked"));
    }

    /** Where the last chunk ends; each one's start and length on the way. Trailers are skipped. */
    private static int chunks(ByteBuffer received, int from, List<int[]> into) {
        int at = from;
        while (true) {
            int end = lineEnd(received, at);
            if (end < 0) {
                return end;
            }
            Matcher size = CHUNK.matcher(ascii(received, at, end - at));
            if (!size.matches()) {
                return Framing.NOT_A_FRAME;
            }
            int length = Integer.parseInt(size.group(1), 16);
            if (length == 0) {
                return afterTrailers(received, end + 2);
            }
            into.add(new int[] {end + 2, length});
            at = end + 2 + length + 2;
            if (at > Framing.LONGEST) {
                return Framing.NOT_A_FRAME;
            }
        }
    }

    private static int afterTrailers(ByteBuffer received, int from) {
        int at = from;
        int end = lineEnd(received, at);
        while (end > at) {
            at = end + 2;
            end = lineEnd(received, at);
        }
        return end < 0 ? end : end + 2;
    }

    private static int lineEnd(ByteBuffer received, int from) {
        for (int at = from; at + 1 < received.limit(); at++) {
            if (received.get(at) == '\r' && received.get(at + 1) == '\n') {
                return at;
            }
            if (at - from > LONGEST_CHUNK_LINE) {
                return Framing.NOT_A_FRAME;
            }
        }
        return Framing.UNKNOWN_YET;
    }

    private static byte[] joined(ByteBuffer bytes, int from) throws DriverException {
        List<int[]> chunks = new ArrayList<>();
        if (chunks(bytes, from, chunks) < 0) {
            throw garbled();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int[] chunk : chunks) {
            body.write(bytes.array(), chunk[0], chunk[1]);
        }
        return body.toByteArray();
    }

    private static byte[] rest(ByteBuffer bytes, int from) {
        byte[] rest = new byte[bytes.limit() - from];
        bytes.get(from, rest);
        return rest;
    }

    private static String ascii(ByteBuffer bytes, int from, int length) {
        byte[] text = new byte[length];
        bytes.get(from, text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return "Response[" + status + ", " + body.length + " bytes]";
    }
}
