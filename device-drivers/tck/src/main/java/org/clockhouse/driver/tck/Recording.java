package org.clockhouse.driver.tck;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.HttpCall;

/**
 * What a running suite recorded of a terminal's traffic ({@code POST /api/v1/terminals/{id}/recordings}). One line for each
 * thing that happened, its first word says what:
 *
 * <pre>
 * clockhouse-recording 1
 * driver acme.t100          cursor "2.7"        limit 200
 * line tcp                  a line was opened; close ends it
 * > 7509020002              a frame to the terminal, in hexadecimal or, where it is text, in quotation marks
 * < "OK\r\n"                a frame from it
 * >* 24                     a secret frame of so many bytes
 * fault UNREACHABLE         how an exchange failed
 * call POST "/acme?SN=1"    a call, then its lines header and body; answer 200, and the same
 * ended stopped             or time, size, removed, restart
 * </pre>
 *
 * Secrets are stars, byte for byte.
 */
public final class Recording {

    private static final String FIRST_LINE = "clockhouse-recording 1";

    private final List<Frame> frames = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private String driver = "";
    private Cursor cursor = Cursor.START;
    private int limit = 200;

    private Recording() {}

    /** @param secret only the length is known, and the bytes are stars */
    public record Frame(boolean sent, Bytes bytes, boolean secret) {}

    /** @param status and body of the answer that it got */
    public record Call(HttpCall call, int status, Bytes answer) {}

    public static Recording of(Path file) {
        try {
            return parse(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException naming the line that is none of a recording */
    public static Recording parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(FIRST_LINE)) {
            throw new IllegalArgumentException("a recording begins with the line " + FIRST_LINE);
        }
        Recording recording = new Recording();
        CallSoFar call = null;
        for (int i = 1; i < lines.size(); i++) {
            try {
                call = recording.take(lines.get(i), call);
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("line " + (i + 1) + ": " + lines.get(i), e);
            }
        }
        return recording;
    }

    public String driver() {
        return driver;
    }

    /** Where the host went on reading at the first visit. */
    public Cursor cursor() {
        return cursor;
    }

    /** How many punches the host asked for at once. */
    public int limit() {
        return limit;
    }

    public List<Frame> frames() {
        return List.copyOf(frames);
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    private CallSoFar take(String line, CallSoFar call) {
        String[] words = line.split(" ", 2);
        String rest = words.length < 2 ? "" : words[1];
        switch (words[0]) {
            case "driver" -> driver = rest;
            case "cursor" -> cursor = new Cursor(content(rest).text(StandardCharsets.UTF_8));
            case "limit" -> limit = Integer.parseInt(rest);
            case ">", "<" -> frames.add(new Frame(words[0].equals(">"), content(rest), false));
            case ">*", "<*" -> frames.add(new Frame(words[0].equals(">*"), stars(Integer.parseInt(rest)), true));
            case "call" -> {
                int space = rest.indexOf(' ');
                String target = content(rest.substring(space + 1)).text(StandardCharsets.UTF_8);
                return new CallSoFar(HttpCall.builder(rest.substring(0, space), target));
            }
            case "header" -> call.header(rest);
            case "body" -> call.body(content(rest));
            case "answer" -> call.answered(Integer.parseInt(rest));
            case "line", "close", "fault", "started", "ended" -> {
                return call;
            }
            default -> throw new IllegalArgumentException("no word of a recording: " + words[0]);
        }
        return call;
    }

    private final class CallSoFar {

        private final HttpCall.Builder call;
        private int status;

        CallSoFar(HttpCall.Builder call) {
            this.call = call;
        }

        void header(String rest) {
            int space = rest.indexOf(' ');
            if (status == 0) {
                call.header(
                        rest.substring(0, space),
                        content(rest.substring(space + 1)).text(StandardCharsets.UTF_8));
            }
        }

        void body(Bytes body) {
            if (status == 0) {
                call.body(body);
            } else {
                calls.add(new Call(call.build(), status, body));
            }
        }

        void answered(int with) {
            status = with;
        }
    }

    private static Bytes stars(int length) {
        return Bytes.of("*".repeat(length));
    }

    private static Bytes content(String written) {
        if (!written.startsWith("\"")) {
            return Bytes.of(HexFormat.of().parseHex(written));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int end = written.length() - 1;
        if (end < 1 || written.charAt(end) != '"') {
            throw new IllegalArgumentException("no quotation mark at the end");
        }
        for (int i = 1; i < end; i++) {
            char c = written.charAt(i);
            if (c != '\\') {
                bytes.write(c);
                continue;
            }
            i++;
            switch (written.charAt(i)) {
                case 'r' -> bytes.write('\r');
                case 'n' -> bytes.write('\n');
                case 't' -> bytes.write('\t');
                case 'x' -> {
                    bytes.write(HexFormat.fromHexDigits(written, i + 1, i + 3));
                    i += 2;
                }
                default -> bytes.write(written.charAt(i));
            }
        }
        return Bytes.of(bytes.toByteArray());
    }
}
