package org.clockhouse.driver.hikvision.isapi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.json.Json;
import org.clockhouse.driver.line.Framing;
import org.clockhouse.driver.line.Line;
import org.clockhouse.driver.line.Wire;

/** Questions and answers over a connection that is kept while it lasts. */
final class Conversation {

    private static final byte[] NOTHING = {};
    private static final int BUSY_TRIES = 3;
    private static final Duration BUSY_PAUSE = Duration.ofMillis(200);

    private final Endpoint endpoint;
    private final DriverContext context;
    private final Account account;
    private Line line;
    private boolean over;

    Conversation(Endpoint endpoint, DriverContext context, Account account) {
        this.endpoint = endpoint;
        this.context = context;
        this.account = account;
    }

    /** Whatever the terminal says to it, but a wrong password. */
    Response ask(Request request) throws DriverException, InterruptedException {
        account.checkUsable();
        Optional<String> signature = account.authorization(request);
        Response response = send(request, signature);
        if (response.status() == Response.UNAUTHORIZED) {
            account.challenged(response, signature.isPresent());
            response = send(request, account.authorization(request));
            if (response.status() == Response.UNAUTHORIZED && account.isStale(response)) {
                response = send(request, account.authorization(request));
            }
            if (response.status() == Response.UNAUTHORIZED) {
                throw account.refused(response);
            }
        }
        account.accepted();
        return response;
    }

    /** A terminal that is busy has done nothing, so it is asked again a few times before that counts. */
    private Response askPatiently(Request request) throws DriverException, InterruptedException {
        Response response = ask(request);
        for (int tries = 0; tries < BUSY_TRIES && Status.of(response).isBusy(); tries++) {
            Thread.sleep(BUSY_PAUSE.multipliedBy(1L << tries).toMillis());
            response = ask(request);
        }
        return response;
    }

    /** What came of a change; fails only for what concerns the terminal as a whole. */
    Status change(Request request) throws DriverException, InterruptedException {
        Status status = Status.of(askPatiently(request));
        if (!status.isAnswer()) {
            throw status.failure(request);
        }
        return status;
    }

    /** Does away with something that may be gone already. @param gone what the terminal says then */
    void remove(Request request, String gone) throws DriverException, InterruptedException {
        Status status = change(request);
        if (!status.isOk() && !status.word().equals(gone)) {
            throw status.failure(request);
        }
    }

    /** What a model says it can do; empty where it says nothing of it, which then has to be found out by asking. */
    Optional<Json> abilities(Request request) throws DriverException, InterruptedException {
        Response response = ask(request);
        Status status = Status.of(response);
        if (!status.isAnswer()) {
            throw status.failure(request);
        }
        return status.isOk() && response.text().stripLeading().startsWith("{")
                ? Optional.of(Json.of(response.text().strip()))
                : Optional.empty();
    }

    /** Asked once: whoever commands a door sees what came of it. */
    void demand(Request request) throws DriverException, InterruptedException {
        demanded(request, ask(request));
    }

    Json json(Request request) throws DriverException, InterruptedException {
        return Json.of(demanded(request, askPatiently(request)).text().strip());
    }

    XmlFields xml(Request request) throws DriverException, InterruptedException {
        return XmlFields.of(demanded(request, askPatiently(request)).body());
    }

    private static Response demanded(Request request, Response response) throws DriverException {
        Status status = Status.of(response);
        if (!status.isOk()) {
            throw status.failure(request);
        }
        return response;
    }

    /**
     * A connection that was kept may have ended meanwhile, which may show only when it is used: then the question is asked once
     * more over a new one, if it does no harm that it may have been heard before.
     */
    private Response send(Request request, Optional<String> signature) throws DriverException, InterruptedException {
        if (!request.isRepeatable()) {
            leaveWhatEnded();
        }
        boolean wasKept = isConnected();
        try {
            return exchange(request, signature);
        } catch (DriverException e) {
            if (!wasKept || !request.isRepeatable() || !(e.getCause() instanceof IOException)) {
                throw e;
            }
            return exchange(request, signature);
        }
    }

    /** So that what may be said only once is not said to nobody. */
    private void leaveWhatEnded() throws InterruptedException {
        Line kept = current();
        if (kept == null) {
            return;
        }
        try {
            kept.exchange(wire -> {
                wire.send(NOTHING);
                return null;
            });
        } catch (DriverException ended) {
            disconnect();
        }
    }

    /** A late answer must not be taken for the next one, so nothing is asked again over a connection that failed. */
    private Response exchange(Request request, Optional<String> signature)
            throws DriverException, InterruptedException {
        byte[] question = request.bytes(endpoint.host(), signature);
        boolean isFit = false;
        try {
            Response response = connected().exchange(wire -> {
                endpoint.showed(wire.certificate());
                if (request.isSecret()) {
                    wire.sendSecret(question);
                } else {
                    wire.send(question);
                }
                return received(wire);
            });
            isFit = !response.isLast();
            return response;
        } finally {
            if (!isFit) {
                disconnect();
            }
        }
    }

    private static Response received(Wire wire) throws DriverException, InterruptedException {
        Response response = Response.of(wire.receive(Response.WHOLE));
        return response.isOpenEnded() ? response.with(untilItHangsUp(wire)) : response;
    }

    /** Whether that was all, only what it is can tell: a document that is cut off is none. */
    private static byte[] untilItHangsUp(Wire wire) throws DriverException, InterruptedException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (all.size() <= Framing.LONGEST) {
            try {
                all.writeBytes(wire.receive(ByteBuffer::limit));
            } catch (DriverException e) {
                if (e.getCause() instanceof IOException) {
                    return all.toByteArray();
                }
                throw e;
            }
        }
        throw new DriverException(Fault.GARBLED, "an answer without an end");
    }

    /**
     * Begins an answer that never ends, over a connection of its own; what follows its head is left on the line. A challenge may be
     * good for one connection only, so it is met over the one on which it came.
     *
     * @return false when it does not begin; over another connection it may, if only the nonce was forgotten
     */
    boolean begins(Request request, Line on) throws DriverException, InterruptedException {
        account.checkUsable();
        Optional<String> signature = account.authorization(request);
        Response begun = begun(request, on, signature);
        if (begun.status() == Response.UNAUTHORIZED) {
            account.challenged(begun, signature.isPresent());
            if (begun.isLast()) {
                return false;
            }
            begun = begun(request, on, account.authorization(request));
            if (begun.status() == Response.UNAUTHORIZED) {
                throw account.refused(begun);
            }
        }
        account.accepted();
        return begun.status() == Response.OK;
    }

    private Response begun(Request request, Line on, Optional<String> signature)
            throws DriverException, InterruptedException {
        byte[] question = request.bytes(endpoint.host(), signature);
        return on.resume(wire -> {
            wire.send(question);
            return Response.of(wire.receive(Response.BEGINNING));
        });
    }

    private synchronized Line current() {
        return line;
    }

    private boolean isConnected() {
        return current() != null;
    }

    private Line connected() throws DriverException, InterruptedException {
        Line kept = current();
        if (kept != null) {
            return kept;
        }
        Line opened = context.open(endpoint.uri());
        synchronized (this) {
            if (!over) {
                line = opened;
                return opened;
            }
        }
        opened.close();
        throw new DriverException(Fault.UNREACHABLE, "the session was closed");
    }

    private void disconnect() {
        Line last;
        synchronized (this) {
            last = line;
            line = null;
        }
        if (last != null) {
            last.close();
        }
    }

    /** Fails a question still running. */
    void close() {
        synchronized (this) {
            over = true;
        }
        disconnect();
    }
}
