package org.clockhouse.driver.osdp;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.line.Line;
import org.clockhouse.driver.line.Wire;
import org.clockhouse.driver.osdp.Frame.Block;

/**
 * Questions to one reader, and its answers. Each try is an exchange of its own, so that other readers have their turn between two.
 * A question without an answer is repeated as it was, with the same number, until the reader counts as gone; only then does the
 * next one follow, so that no answer is lost or heard twice.
 */
final class Conversation {

    private static final int TRIES = 8;
    /** Busy readers have answered, but not for ever. */
    private static final int BUSY_TRIES = 60;

    private static final Duration BUSY_PAUSE = Duration.ofMillis(50);

    private final Line line;
    private final int address;
    private final Check check;
    private final Duration patience;
    private final Consumer<Frame> events;

    private int sequence;
    private Optional<SecureChannel> channel = Optional.empty();
    private byte[] pending;
    private boolean isPoll;
    private boolean told;
    private int missed;
    private int busy;

    /** @param events takes the answers to polls */
    Conversation(Line line, int address, Check check, Duration patience, Consumer<Frame> events) {
        this.line = line;
        this.address = address;
        this.check = check;
        this.patience = patience;
        this.events = events;
    }

    /** What follows begins anew, in clear: the reader forgets numbers and keys. */
    void restart() {
        sequence = 0;
        channel = Optional.empty();
        settle();
    }

    /** What follows goes through the channel, and nothing outside it is heard. */
    void secure(SecureChannel agreed) {
        channel = Optional.of(agreed);
    }

    boolean isSecure() {
        return channel.isPresent();
    }

    /** One try at a poll. */
    void poll() throws DriverException, InterruptedException {
        if (pending == null) {
            prepare(Codes.POLL, Block.NONE, Bytes.NONE, true);
        }
        attempt();
    }

    /**
     * A poll until it is answered.
     *
     * @return whether the reader had something to tell
     */
    boolean pollThrough() throws DriverException, InterruptedException {
        poll();
        finish();
        return told;
    }

    Frame ask(int code, Bytes data) throws DriverException, InterruptedException {
        return ask(code, Block.NONE, data);
    }

    /** The answer, which may be a refusal; a poll still without an answer is brought to its end before. */
    Frame ask(int code, Block block, Bytes data) throws DriverException, InterruptedException {
        finish();
        prepare(code, block, data, false);
        Optional<Frame> answer = attempt();
        while (answer.isEmpty()) {
            rest();
            answer = attempt();
        }
        return answer.get();
    }

    private void finish() throws DriverException, InterruptedException {
        while (pending != null) {
            rest();
            attempt();
        }
    }

    private void prepare(int code, Block block, Bytes data, boolean poll) {
        Frame frame = Frame.command(address, check, sequence, code, data).with(block);
        pending = Frame.marked(channel.map(agreed -> agreed.seal(frame)).orElseGet(frame::packet));
        isPoll = poll;
    }

    /** Asks once. A reader that is silent for so many tries is gone. */
    private Optional<Frame> attempt() throws DriverException, InterruptedException {
        Optional<byte[]> packet = line.exchange(wire -> {
            wire.send(pending);
            return answer(wire);
        });
        if (packet.isEmpty()) {
            missed++;
            if (missed >= TRIES) {
                throw new DriverException(Fault.UNREACHABLE, "reader " + address + " does not answer");
            }
            return Optional.empty();
        }
        missed = 0;
        return understood(packet.get());
    }

    private Optional<Frame> understood(byte[] packet) throws DriverException {
        Frame plain = Frame.of(packet);
        if (plain.code() == Codes.BUSY && !plain.block().isPresent()) {
            busy++;
            if (busy >= BUSY_TRIES) {
                throw new DriverException(
                        Fault.UNREACHABLE, "reader " + address + " says that it is busy and stays so");
            }
            return Optional.empty();
        }
        Frame answer = plain;
        if (channel.isPresent()) {
            answer = channel.get().open(packet);
        }
        if (isNak(answer, Codes.NAK_SEQUENCE)) {
            throw new DriverException(Fault.GARBLED, "reader " + address + " has lost count");
        }
        if (isPoll && isNak(answer, Codes.NAK_SECURITY)) {
            throw wantsAKey(address);
        }
        sequence = sequence % 3 + 1;
        boolean wasPoll = isPoll;
        settle();
        if (wasPoll) {
            told = Codes.PRESENTED.contains(answer.code());
            events.accept(answer);
        }
        return Optional.of(answer);
    }

    static DriverException wantsAKey(int address) {
        return new DriverException(
                Fault.MISCONFIGURED, "reader " + address + " wants a secure channel, and no key is set");
    }

    private void settle() {
        pending = null;
        missed = 0;
        busy = 0;
    }

    private void rest() throws InterruptedException {
        if (busy > 0) {
            Thread.sleep(BUSY_PAUSE.toMillis());
        }
    }

    /** The packet that answers, whatever else is on the line; empty when none came in time. */
    private Optional<byte[]> answer(Wire wire) throws DriverException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            Optional<byte[]> framed = wire.poll(Frame.FRAMING, left);
            if (framed.isEmpty()) {
                return Optional.empty();
            }
            byte[] packet = Frame.bare(framed.get());
            if (isAnswer(packet)) {
                return Optional.of(packet);
            }
        }
    }

    /**
     * Noise, damage, an echo of the question, other readers and late answers to an earlier question are none. A reader that got
     * the question damaged is asked again as if it had not heard it.
     */
    private boolean isAnswer(byte[] packet) {
        try {
            Frame frame = Frame.of(packet);
            boolean isBusy = frame.code() == Codes.BUSY && !frame.block().isPresent();
            return frame.isReply()
                    && frame.address() == address
                    && (frame.sequence() == sequence || isBusy || isNak(frame, Codes.NAK_SEQUENCE))
                    && !isNak(frame, Codes.NAK_CHECK);
        } catch (DriverException e) {
            return false;
        }
    }

    /** Whether it is a refusal for that reason. */
    static boolean isNak(Frame answer, int reason) {
        return !answer.block().isMacked()
                && isNak(answer)
                && answer.data().size() > 0
                && answer.data().toArray()[0] == reason;
    }

    static boolean isNak(Frame answer) {
        return answer.code() == Codes.NAK;
    }
}
