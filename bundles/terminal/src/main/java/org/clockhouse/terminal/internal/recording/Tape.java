package org.clockhouse.terminal.internal.recording;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One recording while it runs: a line of text for each thing that happened, in the words of {@code Recording} in the contract
 * kit. It ends by itself when its time or its size is used up, and no fault of the disk reaches the traffic.
 */
public final class Tape {

    /** Where a frame goes. */
    public static final String SENT = ">";

    public static final String CAME = "<";

    static final int LARGEST = 4 * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(Tape.class);
    private static final String FIRST_LINE = "clockhouse-recording 1";

    private final Path file;
    private final Instant until;
    private final Secrets secrets;
    private final Clock clock;
    private int written;
    private boolean over;

    public Tape(Path file, Instant until, Secrets secrets, Clock clock) {
        this.file = file;
        this.until = until;
        this.secrets = secrets;
        this.clock = clock;
    }

    public Path file() {
        return file;
    }

    public Instant until() {
        return until;
    }

    public void begin(String driver, String cursor, int pageSize) {
        say(FIRST_LINE);
        say("driver " + driver);
        say("cursor " + quoted(cursor.getBytes(StandardCharsets.UTF_8)));
        say("limit " + pageSize);
        say("started " + clock.instant());
    }

    synchronized boolean isRunning() {
        if (!over && !clock.instant().isBefore(until)) {
            end("time");
        }
        return !over;
    }

    public synchronized void end(String why) {
        if (!over) {
            write("ended " + why + "\n");
            over = true;
        }
    }

    /** A frame, of which a secret one leaves its length. */
    void frame(String direction, byte[] frame, boolean secret) {
        say(secret ? direction + "* " + frame.length : direction + " " + content(frame));
    }

    /** A word of this format, with what is no secret of its text. */
    void text(String word, String text) {
        say(word + " " + quoted(secrets.hidden(text.getBytes(StandardCharsets.UTF_8))));
    }

    void body(byte[] body) {
        say("body " + content(body));
    }

    void say(String line) {
        synchronized (this) {
            if (!isRunning()) {
                return;
            }
            if (written + line.length() + 1 > LARGEST) {
                end("size");
            } else {
                write(line + "\n");
            }
        }
    }

    private void write(String line) {
        try (Writer out = Files.newBufferedWriter(
                file,
                StandardCharsets.US_ASCII,
                java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.APPEND)) {
            out.write(line);
            written += line.length();
        } catch (IOException e) {
            over = true;
            log.warn("Recording {} ends: {}", file, e.getMessage());
        }
    }

    private String content(byte[] frame) {
        byte[] hidden = secrets.hidden(frame);
        return isText(hidden) ? quoted(hidden) : HexFormat.of().formatHex(hidden);
    }

    private static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            if ((b < ' ' && b != '\r' && b != '\n' && b != '\t') || b == 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** As in Java; what is not ASCII as {@code \xE4}. */
    private static String quoted(byte[] bytes) {
        StringBuilder text = new StringBuilder("\"");
        for (byte b : bytes) {
            switch (b) {
                case '\r' -> text.append("\\r");
                case '\n' -> text.append("\\n");
                case '\t' -> text.append("\\t");
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                default -> {
                    if (b >= ' ' && b < 0x7f) {
                        text.append((char) b);
                    } else {
                        text.append(String.format("\\x%02X", b));
                    }
                }
            }
        }
        return text.append('"').toString();
    }
}
