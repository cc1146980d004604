package org.clockhouse.driver.internal;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Optional;
import org.clockhouse.driver.line.Line;
import org.clockhouse.driver.line.LineWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One selector for all lines that stand open. A line that is asked on meanwhile has a selector of its own. */
final class SelectorWatch implements LineWatch {

    private static final Logger LOG = LoggerFactory.getLogger(SelectorWatch.class);

    /** Channels that were closed are let go of at least this often. */
    private static final long SWEEP_MILLIS = 1_000;

    private final Selector selector;

    SelectorWatch() throws IOException {
        this.selector = Selector.open();
    }

    @Override
    public boolean add(Line line, Runnable bell) {
        if (!(line instanceof SharedLine shared)) {
            return false;
        }
        Optional<SelectableChannel> channel = shared.channel();
        if (channel.isEmpty()) {
            return false;
        }
        try {
            arm(channel.get(), bell);
        } catch (ClosedChannelException | CancelledKeyException | ClosedSelectorException e) {
            bell.run();
            return true;
        }
        if (shared.holdsBytes()) {
            bell.run();
        }
        return true;
    }

    /** A key is never cancelled while its channel is open, because it could not be made again before the next sweep. */
    private void arm(SelectableChannel channel, Runnable bell) throws ClosedChannelException {
        SelectionKey key = channel.keyFor(selector);
        if (key == null) {
            channel.register(selector, SelectionKey.OP_READ, bell);
        } else {
            key.attach(bell);
            key.interestOps(SelectionKey.OP_READ);
        }
        selector.wakeup();
    }

    @Override
    public void remove(Line line) {
        if (line instanceof SharedLine shared) {
            shared.channel().map(channel -> channel.keyFor(selector)).ifPresent(SelectorWatch::rest);
        }
    }

    private static void rest(SelectionKey key) {
        try {
            key.interestOps(0);
        } catch (CancelledKeyException e) {
            LOG.debug("A line that was watched is closed already");
        }
    }

    @Override
    public void run() {
        try {
            while (selector.isOpen() && !Thread.currentThread().isInterrupted()) {
                selector.select(SelectorWatch::ring, SWEEP_MILLIS);
            }
        } catch (IOException e) {
            LOG.warn("Lines are not watched any more: {}", e.getMessage());
        } catch (ClosedSelectorException e) {
            LOG.debug("Lines are not watched any more");
        }
    }

    private static void ring(SelectionKey key) {
        rest(key);
        ((Runnable) key.attachment()).run();
    }

    @Override
    public void close() {
        try {
            selector.close();
        } catch (IOException e) {
            LOG.debug("While ending a watch: {}", e.getMessage());
        }
    }
}
