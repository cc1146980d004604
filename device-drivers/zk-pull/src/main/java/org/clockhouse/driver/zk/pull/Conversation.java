package org.clockhouse.driver.zk.pull;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.line.Framing;
import org.clockhouse.driver.line.Line;
import org.clockhouse.driver.line.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Questions and answers under one session number. What the terminal announces meanwhile is acknowledged and set aside. */
final class Conversation {

    private static final Logger log = LoggerFactory.getLogger(Conversation.class);

    /** Frames that answer nothing, before one that does. */
    private static final int MOST_STRAY = 2_000;

    /** Times at most that a question goes out as a datagram, within the time in which it is to be answered. */
    private static final int TRIES = 5;

    private static final int NOT_INITIALISED = 65_532;

    /** With which the frames of access panels begin, which have another protocol on the same port. */
    private static final byte PANEL = (byte) 0xaa;

    private static final Framing OR_OF_A_PANEL =
            received -> received.get(0) == PANEL ? received.limit() : Frame.OVER_TCP.lengthOf(received);

    private final Line line;
    private final Transport transport;
    private final Duration patience;
    private final Runnable announced;
    private final LiveAlarms alarms;
    /** From 1 on: what a terminal answers to the first shows whether it gives numbers back, and 0 is what many put for none. */
    private final AtomicInteger numbers = new AtomicInteger(1);

    private volatile int session;
    private boolean listening;
    private boolean secretly;
    private boolean answered;
    private boolean echoes;

    /**
     * @param patience in which a question is to be answered
     * @param announced what to do when the terminal tells of an event
     */
    Conversation(Line line, Transport transport, Duration patience, Runnable announced, LiveAlarms alarms) {
        this.line = line;
        this.transport = transport;
        this.patience = patience;
        this.announced = announced;
        this.alarms = alarms;
    }

    Transport transport() {
        return transport;
    }

    /** Proves that a terminal answers, and who asks. */
    void begin(int key) throws DriverException, InterruptedException {
        Frame answer = ask(ZkPullProtocol.CONNECT, ZkPullProtocol.NOTHING);
        session = answer.session();
        if (answer.command() == ZkPullProtocol.UNAUTHENTICATED) {
            answer = ask(ZkPullProtocol.AUTHENTICATE, ZkPullProtocol.scrambled(key, session));
            if (answer.command() == ZkPullProtocol.UNAUTHENTICATED || answer.command() == ZkPullProtocol.ERROR) {
                throw DriverException.ofCredentials(
                        key == 0
                                ? "the terminal answers, but wants a comm key"
                                : "the terminal answers, but the comm key is wrong");
            }
        }
        if (answer.command() != ZkPullProtocol.OK) {
            throw new DriverException(
                    Fault.UNREACHABLE, "the terminal takes no further session now: answer " + answer.command());
        }
    }

    /** Any answer. */
    Frame ask(int command, byte[] data) throws DriverException, InterruptedException {
        return ask(command, data, Frames::next);
    }

    /** A frame that carries a key or a password leaves its length in a recording. */
    private void say(Wire wire, Frame question) throws DriverException, InterruptedException {
        byte[] bytes = transport.bytes(question);
        if (question.command() == ZkPullProtocol.AUTHENTICATE || question.command() == ZkPullProtocol.USER_WRITE) {
            wire.sendSecret(bytes);
        } else {
            wire.send(bytes);
        }
    }

    /** Whether what is answered from now on holds passwords. */
    void secretly(boolean whether) {
        secretly = whether;
    }

    /** The answer, when it is what was wanted. */
    Frame demand(int command, byte[] data) throws DriverException, InterruptedException {
        Frame answer = ask(command, data);
        if (answer.command() != ZkPullProtocol.OK) {
            throw unwanted(command, answer);
        }
        return answer;
    }

    /** A question whose answer comes in several frames; asked again under its number when they are lost. */
    <T> T ask(int command, byte[] data, Listener<T> listener) throws DriverException, InterruptedException {
        Frame question = question(command, data);
        int tries = tries(command);
        Duration each = patience.dividedBy(tries);
        return exchange(wire -> {
            for (int left = tries; left > 1; left--) {
                say(wire, question);
                try {
                    return listener.hear(() -> answer(wire, question.reply(), each));
                } catch (DriverException e) {
                    boolean brokeLine = e.getCause() != null;
                    if (e.fault() != Fault.UNREACHABLE || brokeLine) {
                        throw e;
                    }
                    log.debug("Command {} is asked again: {}", command, e.getMessage());
                }
            }
            say(wire, question);
            return listener.hear(() -> answer(wire, question.reply(), each));
        });
    }

    /** TCP loses nothing. Where answers bear no number, one that is late would be taken for that of the next question. */
    private int tries(int command) {
        boolean mayComeTwice = !answered || echoes;
        return transport == Transport.UDP && mayComeTwice && ZkPullProtocol.isRepeatable(command) ? TRIES : 1;
    }

    /** Says something last, over another hold on the same line, and waits for no answer. */
    void tell(Line other, int... commands) throws DriverException, InterruptedException {
        other.exchange(wire -> {
            for (int command : commands) {
                wire.send(transport.bytes(question(command, ZkPullProtocol.NOTHING)));
            }
            return null;
        });
    }

    void tell(int command) throws DriverException, InterruptedException {
        tell(line, command);
    }

    static DriverException unwanted(int command, Frame answer) {
        boolean lost = answer.command() == ZkPullProtocol.UNAUTHENTICATED || answer.command() == NOT_INITIALISED;
        return lost
                ? new DriverException(Fault.UNREACHABLE, "the terminal forgot the session, as after a restart")
                : new DriverException(
                        Fault.REFUSED, "the terminal answers " + answer.command() + " to command " + command);
    }

    /** The terminal speaks unasked from now on, so nothing of what comes is dropped any more. */
    void listen() throws DriverException, InterruptedException {
        listening = true;
        demand(ZkPullProtocol.REGISTER_EVENTS, ZkPullProtocol.listenedEvents());
    }

    private <T> T exchange(Line.Exchange<T> exchange) throws DriverException, InterruptedException {
        return listening ? line.resume(exchange) : line.exchange(exchange);
    }

    private Frame question(int command, byte[] data) {
        int number = numbers.getAndUpdate(last -> (last + 1) & 0xffff);
        return new Frame(command, session, number, data);
    }

    private Frame answer(Wire wire, int number, Duration within) throws DriverException, InterruptedException {
        for (int stray = 0; stray < MOST_STRAY; stray++) {
            Framing framing = !answered && transport == Transport.TCP ? OR_OF_A_PANEL : transport.framing();
            byte[] received = received(wire, framing, within);
            if (framing == OR_OF_A_PANEL && received[0] == PANEL) {
                throw new DriverException(
                        Fault.MISCONFIGURED, "an access panel (C3, inBio) answers, which speaks another protocol");
            }
            Frame frame = transport.frame(received);
            if (!frame.isIntact()) {
                log.debug("A frame with answer {} has a wrong checksum", frame.command());
            }
            if (frame.command() == ZkPullProtocol.REGISTER_EVENTS) {
                acknowledge(wire);
                if (frame.session() == LiveAlarms.EVENT && frame.isIntact()) {
                    alarms.hear(frame);
                }
            } else if (answers(frame, number)) {
                return frame;
            }
        }
        throw new DriverException(Fault.GARBLED, "the terminal says much and answers nothing");
    }

    private byte[] received(Wire wire, Framing framing, Duration within) throws DriverException, InterruptedException {
        if (transport == Transport.TCP) {
            return secretly ? wire.receiveSecret(framing) : wire.receive(framing);
        }
        Optional<byte[]> frame = secretly ? wire.pollSecret(framing, within) : wire.poll(framing, within);
        return frame.orElseThrow(() -> new DriverException(Fault.UNREACHABLE, "no answer in time"));
    }

    private void acknowledge(Wire wire) throws DriverException, InterruptedException {
        wire.send(transport.bytes(new Frame(ZkPullProtocol.OK, session, 0, ZkPullProtocol.NOTHING)));
        announced.run();
    }

    /** Answers carry the question's number; what does not is late. Firmware that numbers otherwise shows it with its first. */
    private boolean answers(Frame frame, int number) {
        if (!answered) {
            answered = true;
            echoes = frame.reply() == number;
            return true;
        }
        return !echoes || frame.reply() == number;
    }

    /** The next frame of an answer. */
    @FunctionalInterface
    interface Frames {
        Frame next() throws DriverException, InterruptedException;
    }

    @FunctionalInterface
    interface Listener<T> {
        T hear(Frames frames) throws DriverException, InterruptedException;
    }
}
