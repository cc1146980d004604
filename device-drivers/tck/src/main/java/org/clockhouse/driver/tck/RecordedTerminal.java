package org.clockhouse.driver.tck;

import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.tck.Recording.Frame;

/** The terminal of a recording: to each frame that it got then, it says again what it said. Anything else it does not know. */
public final class RecordedTerminal implements FarEnd {

    private final Iterator<Frame> frames;
    private final BiPredicate<Bytes, Bytes> same;
    private Optional<Frame> next;
    private String stranger = "";

    public RecordedTerminal(List<Frame> frames) {
        this(frames, RecordedTerminal::alike);
    }

    /** @param same whether what was sent then and now are the same question; for protocols with numbers made up each time */
    public RecordedTerminal(List<Frame> frames, BiPredicate<Bytes, Bytes> same) {
        this.frames = frames.iterator();
        this.same = same;
        this.next = step();
    }

    /** Of one length, and the same wherever no secret was blanked with stars. */
    public static boolean alike(Bytes then, Bytes now) {
        byte[] recorded = then.toArray();
        byte[] sent = now.toArray();
        boolean alike = recorded.length == sent.length;
        for (int i = 0; alike && i < sent.length; i++) {
            alike = recorded[i] == '*' || recorded[i] == sent[i];
        }
        return alike;
    }

    /** What the driver sent that it had not sent then, and what was expected; empty when there is nothing. */
    public synchronized String stranger() {
        return stranger;
    }

    @Override
    public synchronized void received(byte[] bytes, Reply reply) {
        if (next.filter(frame -> frame.sent() && same.test(frame.bytes(), Bytes.of(bytes)))
                .isEmpty()) {
            if (stranger.isEmpty()) {
                stranger = "asked " + HexFormat.of().formatHex(bytes) + " where it had asked "
                        + next.map(frame -> frame.bytes().hex()).orElse("nothing more");
            }
            return;
        }
        next = step();
        while (next.filter(frame -> !frame.sent()).isPresent()) {
            reply.send(next.get().bytes().toArray());
            next = step();
        }
    }

    private Optional<Frame> step() {
        return frames.hasNext() ? Optional.of(frames.next()) : Optional.empty();
    }
}
