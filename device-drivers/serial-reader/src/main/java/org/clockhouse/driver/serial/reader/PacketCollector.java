package org.clockhouse.driver.serial.reader;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Optional;
import org.clockhouse.driver.DeskRead;
import org.clockhouse.driver.DeskRead.Misread;

/** Frames of raw bytes: 02, the length of all, the kind of card, its number, what all but the marks make by exclusive or, 03. */
final class PacketCollector implements Collector {

    private static final byte BEGIN = 0x02;
    private static final byte END = 0x03;
    /** All but the number. */
    private static final int AROUND = 5;

    private static final int SHORTEST_NUMBER = 3;
    private static final int LONGEST_NUMBER = 10;

    private final Deque<Frame> ready = new ArrayDeque<>();
    private byte[] received = {};
    private boolean noisy;
    private Instant heard = Instant.MIN;

    @Override
    public void take(byte[] bytes, Instant at) {
        if (received.length > 0 && Duration.between(heard, at).compareTo(BREATH) > 0) {
            received = new byte[0];
            noise(Misread.NOISE, "a frame was cut off");
        }
        heard = at;
        int before = received.length;
        received = Arrays.copyOf(received, before + bytes.length);
        System.arraycopy(bytes, 0, received, before, bytes.length);
        int from = 0;
        while (from < received.length && isKnown(from)) {
            int length = received[from + 1] & 0xff;
            if (isFrame(from, length)) {
                ready.add(new Frame(HexFormat.of().formatHex(received, from + 2, from + length - 2), Optional.empty()));
                noisy = false;
                from += length;
            } else {
                noise(from, length);
                from++;
            }
        }
        received = Arrays.copyOfRange(received, from, received.length);
    }

    /** Whether enough came to say whether a frame begins here. */
    private boolean isKnown(int at) {
        if (received[at] != BEGIN) {
            return at + 1 < received.length || skipsAlone(at);
        }
        return at + 1 < received.length
                && (!isLength(received[at + 1] & 0xff) || at + (received[at + 1] & 0xff) <= received.length);
    }

    /** A last byte that begins nothing is noise at once. */
    private boolean skipsAlone(int at) {
        received = Arrays.copyOf(received, at);
        noise(Misread.NOISE, "bytes that belong to no frame; is it another kind of reader, or another speed?");
        return false;
    }

    private static boolean isLength(int length) {
        return length >= AROUND + SHORTEST_NUMBER && length <= AROUND + LONGEST_NUMBER;
    }

    private boolean isFrame(int at, int length) {
        return received[at] == BEGIN && isLength(length) && received[at + length - 1] == END && sum(at, length) == 0;
    }

    private int sum(int at, int length) {
        int sum = 0;
        for (int i = at + 1; i < at + length - 1; i++) {
            sum ^= received[i];
        }
        return sum & 0xff;
    }

    private void noise(int at, int length) {
        boolean damaged = received[at] == BEGIN && isLength(length) && received[at + length - 1] == END;
        if (damaged) {
            noise(Misread.DAMAGED, "the checksum is wrong: bytes were lost on the line");
        } else {
            noise(Misread.NOISE, "bytes that belong to no frame; is it another kind of reader, or another speed?");
        }
    }

    /** Told once, until a frame is whole again. */
    private void noise(Misread why, String detail) {
        if (!noisy) {
            noisy = true;
            ready.add(new Frame("", Optional.of(DeskRead.misread(why, detail))));
        }
    }

    @Override
    public Optional<Frame> next() {
        return Optional.ofNullable(ready.poll());
    }
}
