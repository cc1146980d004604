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
    private Question pending;
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

    /**
     * As it went on the line, and under which number and keys its answer is heard.
     *
     * @param isPoll its answer may be news
     */
    record Question(byte[] packet, int sequence, Optional<SecureChannel> channel, boolean isPoll) {

        boolean isSecure() {
            return channel.isPresent();
        }

        /** Says nothing of what is in it. */
        @Override
        public String toString() {
            return "Question[sequence " + sequence + "]";
        }
    }

    /** Nothing is heard any more. @return the poll that has no answer yet */
    synchronized Optional<Question> abandon() {
        Optional<Question> left = Optional.ofNullable(pending).filter(Question::isPoll);
        pending = null;
        return left;
    }

    /** Asks once more what was asked over a line that is gone: a reader says again what it said last to that number. */
    void repeat(Question question) throws DriverException, InterruptedException {
        sequence = question.sequence();
        channel = question.channel();
        begin(question);
        attempt(question);
        finish();
    }

    /** What follows begins anew, in clear: the reader forgets numbers and keys, and what it said last. */
    void restart() {
        sequence = 0;
        channel = Optional.empty();
        begin(null);
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
        Optional<Question> open = pending();
        attempt(open.isPresent() ? open.get() : prepare(Codes.POLL, Block.NONE, Bytes.NONE, true));
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
        Question question = prepare(code, block, data, false);
        Optional<Frame> answer = attempt(question);
        while (answer.isEmpty()) {
            rest();
            answer = attempt(question);
        }
        return answer.get();
    }

    private void finish() throws DriverException, InterruptedException {
        for (Optional<Question> open = pending(); open.isPresent(); open = pending()) {
            rest();
            attempt(open.get());
        }
    }

    private Question prepare(int code, Block block, Bytes data, boolean isPoll) {
        Frame frame = Frame.command(address, check, sequence, code, data).with(block);
        byte[] packet = Frame.marked(channel.map(agreed -> agreed.seal(frame)).orElseGet(frame::packet));
        Question question = new Question(packet, sequence, channel, isPoll);
        begin(question);
        return question;
    }

    private synchronized void begin(Question question) {
        pending = question;
        missed = 0;
        busy = 0;
    }

    private synchronized Optional<Question> pending() {
        return Optional.ofNullable(pending);
    }

    /** An answer is heard once: here, or by the session that asks again. */
    private synchronized void settle(Question question) throws DriverException {
        if (pending != question) {
            throw new DriverException(Fault.UNREACHABLE, "the session with reader " + address + " was closed");
        }
        begin(null);
    }

    /** Asks once. A reader that is silent for so many tries is gone. */
    private Optional<Frame> attempt(Question question) throws DriverException, InterruptedException {
        Optional<byte[]> packet = line.exchange(wire -> {
            wire.send(question.packet());
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
        return understood(question, packet.get());
    }

    private Optional<Frame> understood(Question question, byte[] packet) throws DriverException {
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
        if (question.isPoll() && isNak(answer, Codes.NAK_SECURITY)) {
            throw wantsAKey(address);
        }
        settle(question);
        sequence = sequence % 3 + 1;
        if (question.isPoll()) {
            told = Codes.PRESENTED.contains(answer.code());
            events.accept(answer);
        }
        return Optional.of(answer);
    }

    static DriverException wantsAKey(int address) {
        return new DriverException(
                Fault.MISCONFIGURED, "reader " + address + " wants a secure channel, and no key is set");
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
