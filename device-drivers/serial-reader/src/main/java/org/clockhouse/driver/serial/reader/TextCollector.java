package org.clockhouse.driver.serial.reader;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.clockhouse.driver.DeskRead;
import org.clockhouse.driver.DeskRead.Misread;

/** Frames of printable signs, between marks or up to the end of a line. */
final class TextCollector implements Collector {

    private static final int STX = 0x02;
    private static final int ETX = 0x03;
    /** More digits than that without an end are no frame. */
    private static final int LONGEST = 80;

    private final Profile profile;
    private final Deque<Frame> ready = new ArrayDeque<>();
    private final StringBuilder collected = new StringBuilder();
    private boolean inside;
    private boolean noisy;
    private Instant heard = Instant.MIN;

    TextCollector(Profile profile) {
        this.profile = profile;
        this.inside = !profile.framed();
    }

    @Override
    public void take(byte[] bytes, Instant at) {
        if (collected.length() > 0 && Duration.between(heard, at).compareTo(BREATH) > 0) {
            cutOff();
        }
        heard = at;
        for (byte one : bytes) {
            take(one & 0xff);
        }
    }

    @Override
    public Optional<Frame> next() {
        return Optional.ofNullable(ready.poll());
    }

    private void take(int sign) {
        if (sign == STX) {
            begin();
        } else if (inside && ends(sign)) {
            end();
        } else if (sign == '\r' || sign == '\n' || sign == ETX) {
            // Around a frame they mean nothing.
        } else if (inside) {
            collect(sign);
        } else {
            noise();
        }
    }

    private boolean ends(int sign) {
        return sign == ETX || !profile.framed() && (sign == '\r' || sign == '\n');
    }

    private void begin() {
        if (collected.length() > 0) {
            cutOff();
        }
        inside = true;
        noisy = false;
    }

    /** What was begun before is no frame. */
    private void cutOff() {
        give(Misread.NOISE, "a frame was cut off");
        collected.setLength(0);
        inside = !profile.framed();
    }

    /** Bytes between frames, told once. */
    private void noise() {
        if (!noisy) {
            noisy = true;
            give(Misread.NOISE, "bytes that belong to no frame; is it another kind of reader, or another speed?");
        }
    }

    private void collect(int sign) {
        if (noisy) {
            return;
        }
        collected.append((char) sign);
        int longest = profile.framed() ? 14 : LONGEST;
        if (collected.length() > longest || sign < ' ' || sign > '~') {
            collected.setLength(0);
            inside = !profile.framed();
            noise();
        }
    }

    private void end() {
        if (!noisy && !collected.toString().isBlank()) {
            ready.add(new Frame(collected.toString().strip(), Optional.empty()));
        } else if (!noisy && profile.framed()) {
            give(Misread.LENGTH, "a frame without digits");
        }
        collected.setLength(0);
        noisy = false;
        inside = !profile.framed();
    }

    private void give(Misread why, String detail) {
        ready.add(new Frame("", Optional.of(DeskRead.misread(why, detail))));
    }
}
