package org.clockhouse.driver.osdp;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.line.Framing;
import org.clockhouse.driver.tck.FarEnd;

/** Readers on one pair of wires: each hears everything, and the one that is meant answers. */
final class EmulatedLine implements FarEnd {

    private final List<EmulatedReader> readers;
    /** Said before each answer. */
    volatile byte[] noise = {};

    /** The first answer to a question with this code comes only after the next question. */
    volatile int late;

    private byte[] heldBack = {};
    private byte[] heard = {};

    EmulatedLine(EmulatedReader... readers) {
        this.readers = List.of(readers);
    }

    @Override
    public void received(byte[] bytes, Reply reply) {
        hear(bytes, bytes.length, reply::send);
    }

    synchronized void hear(byte[] bytes, int count, Consumer<byte[]> answers) {
        byte[] all = Arrays.copyOf(heard, heard.length + count);
        System.arraycopy(bytes, 0, all, heard.length, count);
        heard = all;
        int length = length();
        while (length != Framing.UNKNOWN_YET && length <= heard.length) {
            byte[] packet = Frame.bare(Arrays.copyOf(heard, length));
            heard = Arrays.copyOfRange(heard, length, heard.length);
            if (heldBack.length > 0) {
                answers.accept(heldBack);
                heldBack = new byte[0];
            }
            for (EmulatedReader reader : readers) {
                reader.hear(packet).ifPresent(answer -> say(answer, codeOf(packet), answers));
            }
            length = length();
        }
    }

    private static int codeOf(byte[] packet) {
        try {
            return Frame.of(packet).code();
        } catch (DriverException e) {
            return 0;
        }
    }

    private void say(byte[] answer, int question, Consumer<byte[]> answers) {
        if (question == late) {
            late = 0;
            heldBack = said(answer);
        } else {
            answers.accept(said(answer));
        }
    }

    private int length() {
        return heard.length == 0 ? Framing.UNKNOWN_YET : Frame.FRAMING.lengthOf(ByteBuffer.wrap(heard));
    }

    private byte[] said(byte[] answer) {
        byte[] marked = Frame.marked(answer);
        byte[] said = Arrays.copyOf(noise, noise.length + marked.length);
        System.arraycopy(marked, 0, said, noise.length, marked.length);
        return said;
    }
}
