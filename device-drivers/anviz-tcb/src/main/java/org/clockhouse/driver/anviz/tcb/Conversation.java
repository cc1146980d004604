package org.clockhouse.driver.anviz.tcb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.anviz.tcb.TcbProtocol.Answer;
import org.clockhouse.driver.line.Line;
import org.clockhouse.driver.line.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Questions and answers with one device. What the terminal announces meanwhile is passed over, and its pings are answered. */
final class Conversation {

    private static final Logger log = LoggerFactory.getLogger(Conversation.class);
    private static final int MOST_STRAY = 1_000;
    private static final int MOST_TRIES = 3;

    private final Line line;
    private int device;
    private boolean listening;

    /** @param device 0 for whoever is there */
    Conversation(Line line, int device) {
        this.line = line;
        this.device = device;
    }

    /** From now on to the one that answered. */
    void address(int answered) {
        device = answered;
    }

    /** The terminal speaks unasked from now on, so nothing of what comes is dropped any more. */
    Line listen() {
        listening = true;
        return line;
    }

    /** Any answer. */
    Answer ask(int command, byte... data) throws DriverException, InterruptedException {
        return whole(command, data)
                .orElseThrow(() -> new DriverException(Fault.GARBLED, "an answer with a wrong checksum"));
    }

    /** The data, when the terminal did it. */
    byte[] demand(int command, byte... data) throws DriverException, InterruptedException {
        return good(ask(command, data)).data();
    }

    private static Answer good(Answer answer) throws DriverException {
        if (answer.code() != TcbProtocol.OK) {
            throw new DriverException(
                    Fault.REFUSED,
                    String.format("the terminal answers %d to command %02x", answer.code(), answer.command() & 0x7f));
        }
        return answer;
    }

    /**
     * All parts of a list of which so many are known to be there. An answer whose checksum is wrong is asked for once more.
     *
     * @param lengths that a part may have
     */
    List<byte[]> list(int command, int count, int atOnce, int... lengths) throws DriverException, InterruptedException {
        List<byte[]> all = new ArrayList<>(count);
        int how = TcbProtocol.START;
        while (all.size() < count) {
            Answer answer = part(command, how, Math.min(atOnce, count - all.size()));
            List<byte[]> parts = TcbProtocol.parts(
                    answer.code() == TcbProtocol.EMPTY
                            ? TcbProtocol.NOTHING
                            : good(answer).data(),
                    lengths);
            if (parts.isEmpty()) {
                throw new DriverException(
                        Fault.GARBLED, "the terminal counts " + count + " and gives " + all.size() + " of a list");
            }
            all.addAll(parts.subList(0, Math.min(parts.size(), count - all.size())));
            how = TcbProtocol.NEXT;
        }
        return all;
    }

    private Answer part(int command, int how, int most) throws DriverException, InterruptedException {
        Optional<Answer> answer = whole(command, (byte) how, (byte) most);
        for (int tries = 1; answer.isEmpty() && tries < MOST_TRIES; tries++) {
            answer = whole(command, (byte) TcbProtocol.AGAIN, (byte) most);
        }
        return answer.orElseThrow(() -> new DriverException(Fault.GARBLED, "answers with wrong checksums"));
    }

    private Optional<Answer> whole(int command, byte... data) throws DriverException, InterruptedException {
        Line.Exchange<Optional<Answer>> exchange = wire -> {
            wire.send(TcbProtocol.question(device, command, data));
            return heard(wire, command);
        };
        return listening ? line.resume(exchange) : line.exchange(exchange);
    }

    private Optional<Answer> heard(Wire wire, int command) throws DriverException, InterruptedException {
        for (int stray = 0; stray < MOST_STRAY; stray++) {
            Optional<Answer> answer = TcbProtocol.read(wire.receive(TcbProtocol.FRAMING));
            if (answer.isEmpty() || answer.get().answers(command)) {
                return answer;
            }
            int said = answer.get().command();
            if (said == TcbProtocol.PING) {
                wire.send(TcbProtocol.answer(new Answer(
                        answer.get().device(),
                        TcbProtocol.PING | TcbProtocol.ANSWER,
                        TcbProtocol.OK,
                        TcbProtocol.NOTHING)));
            } else {
                log.debug("The terminal says {} meanwhile", said);
            }
        }
        throw new DriverException(Fault.GARBLED, "the terminal says much and answers nothing");
    }
}
