package org.clockhouse.terminal.internal.call;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.clockhouse.driver.StandingCall;
import org.clockhouse.driver.StandingDriver;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket, and the driver's end of it. Nothing is read while a message waits for its answer, so a line holds one message at
 * most, and a terminal that floods only blocks itself.
 */
final class StandingLine extends AbstractConnection implements Connection.UpgradeTo {

    private static final Logger log = LoggerFactory.getLogger(StandingLine.class);
    private static final int READ_AT_ONCE = 4 * 1024;
    private static final int MOST_UNSENT = 64;

    /** What became of the line, for whoever keeps it. */
    interface Keeper {

        void opened(StandingLine line);

        /** A whole message; {@link StandingLine#readOn} is to follow. */
        void heard(StandingLine line, String message);

        void ponged(StandingLine line);

        /** A message grows large. @return whether there is room for it */
        boolean grows(StandingLine line);

        void closed(StandingLine line);
    }

    /** Held by whoever lets the driver work with this line. */
    final ReentrantLock turn = new ReentrantLock();

    final StandingDriver driver;
    private final Keeper keeper;
    private final FrameReader reader = new FrameReader(CallHandler.LARGEST_BODY);
    private final Queue<ByteBuffer> unsent = new ArrayDeque<>();
    private volatile StandingCall call;
    private volatile long heardNanos = System.nanoTime();
    private ByteBuffer rest = BufferUtil.EMPTY_BUFFER;
    private boolean sending;
    private boolean ending;

    StandingLine(EndPoint endPoint, Executor executor, Keeper keeper, StandingDriver driver, StandingCall call) {
        super(endPoint, executor);
        this.keeper = keeper;
        this.driver = driver;
        this.call = call;
    }

    /** Empty once the line has ended: nothing of the driver is held any more. */
    Optional<StandingCall> call() {
        return Optional.ofNullable(call);
    }

    long heardNanos() {
        return heardNanos;
    }

    boolean isWithinMessage() {
        return reader.isWithin();
    }

    int heldBytes() {
        return reader.held();
    }

    @Override
    public void onUpgradeTo(ByteBuffer prefilled) {
        if (BufferUtil.hasContent(prefilled)) {
            rest = ByteBuffer.allocate(prefilled.remaining()).put(prefilled).flip();
        }
    }

    @Override
    public void onOpen() {
        super.onOpen();
        getEndPoint().setIdleTimeout(0);
        keeper.opened(this);
        readOn();
    }

    @Override
    public void onClose() {
        super.onClose();
        call = null;
        keeper.closed(this);
    }

    @Override
    public void onFillable() {
        readOn();
    }

    /** Reads until a message is whole or nothing more is there. */
    void readOn() {
        try {
            while (true) {
                while (rest.hasRemaining()) {
                    if (deliver()) {
                        return;
                    }
                }
                ByteBuffer buffer = BufferUtil.allocate(READ_AT_ONCE);
                int count = getEndPoint().fill(buffer);
                if (count < 0) {
                    close();
                    return;
                }
                if (count == 0) {
                    fillInterested();
                    return;
                }
                heardNanos = System.nanoTime();
                rest = buffer;
            }
        } catch (FrameReader.Broken e) {
            log.debug("{} from {}", e.getMessage(), getEndPoint().getRemoteAddress());
            end(e.code());
        } catch (IOException e) {
            log.debug("A standing line broke: {}", e.getMessage());
            close();
        }
    }

    /** @return whether reading pauses, because a message was handed over or the line ends */
    private boolean deliver() throws FrameReader.Broken {
        switch (reader.read(rest)) {
            case MESSAGE:
                keeper.heard(this, reader.message());
                return true;
            case PING:
                send(FrameReader.pong(reader.content()));
                return false;
            case PONG:
                keeper.ponged(this);
                return false;
            case CLOSE:
                end(FrameReader.NORMAL);
                return true;
            default:
                if (!keeper.grows(this)) {
                    end(FrameReader.TRY_LATER);
                    return true;
                }
                return false;
        }
    }

    void say(String message) {
        send(FrameReader.text(message));
    }

    void ping() {
        send(FrameReader.ping());
    }

    /** Says why, and closes. */
    void end(int code) {
        synchronized (unsent) {
            if (ending) {
                return;
            }
            send(FrameReader.close(code));
            ending = true;
            if (!sending) {
                close();
            }
        }
        call = null;
    }

    private void send(ByteBuffer frame) {
        synchronized (unsent) {
            if (ending) {
                return;
            }
            if (unsent.size() >= MOST_UNSENT) {
                close();
                return;
            }
            unsent.add(frame);
            if (!sending) {
                sending = true;
                sendNext();
            }
        }
    }

    private void sendNext() {
        ByteBuffer next;
        synchronized (unsent) {
            next = unsent.poll();
            if (next == null) {
                sending = false;
                if (ending) {
                    close();
                }
                return;
            }
        }
        getEndPoint().write(Callback.from(this::sendNext, broken -> close()), next);
    }
}
