package org.clockhouse.driver.zk.pull;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.OptionalInt;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.zk.pull.ZkPullProtocol.Dataset;

/**
 * A set of records as it was at one moment, read in parts of any size from any place. Large sets stay in the terminal's buffer;
 * small ones, and those of old firmware, come whole. Every byte is accounted for: short data are asked for again, then an error.
 */
final class BulkRead {

    /** A log of a hundred thousand punches is four of these. */
    private static final long LARGEST = 64L << 20;

    private static final int ATTEMPTS = 3;
    /** What fits a datagram: where some of many are lost, less is asked for at once. */
    private static final int SMALLEST = 1_024;

    private final Conversation terminal;
    private final byte[] whole;
    private final long size;

    private BulkRead(Conversation terminal, byte[] whole, long size) {
        this.terminal = terminal;
        this.whole = whole;
        this.size = size;
    }

    /**
     * Some firmware prepares nothing where there is something, and gives it all the same when it is asked as old firmware is.
     *
     * @param counted how many records the terminal says there are
     */
    static BulkRead open(Conversation terminal, Dataset dataset, OptionalInt counted)
            throws DriverException, InterruptedException {
        BulkRead read = terminal.ask(
                ZkPullProtocol.READ_BUFFERED, dataset.request(), frames -> opened(terminal, frames.next(), frames));
        if (read != null && read.size <= RowBytes.PREFIX && counted.orElse(0) > 0) {
            read.free();
            return direct(terminal, dataset);
        }
        return read != null ? read : direct(terminal, dataset);
    }

    /** None when the terminal knows no buffer. */
    private static BulkRead opened(Conversation terminal, Frame first, Conversation.Frames frames)
            throws DriverException, InterruptedException {
        switch (first.command()) {
            case ZkPullProtocol.OK:
                long size = ZkPullProtocol.preparedSize(first).orElse(0L);
                if (size > LARGEST) {
                    throw new DriverException(Fault.GARBLED, "the terminal says it holds " + size + " bytes");
                }
                return new BulkRead(terminal, null, size);
            case ZkPullProtocol.DATA, ZkPullProtocol.PREPARE_DATA:
                return whole(terminal, complete(terminal, first, frames));
            case ZkPullProtocol.UNAUTHENTICATED:
                throw Conversation.unwanted(ZkPullProtocol.READ_BUFFERED, first);
            default:
                return null;
        }
    }

    private static BulkRead direct(Conversation terminal, Dataset dataset)
            throws DriverException, InterruptedException {
        return terminal.ask(dataset.command(), ZkPullProtocol.NOTHING, frames -> {
            Frame first = frames.next();
            return switch (first.command()) {
                case ZkPullProtocol.DATA, ZkPullProtocol.PREPARE_DATA ->
                    whole(terminal, complete(terminal, first, frames));
                case ZkPullProtocol.OK -> whole(terminal, ZkPullProtocol.NOTHING);
                case ZkPullProtocol.UNAUTHENTICATED -> throw Conversation.unwanted(dataset.command(), first);
                default ->
                    throw new DriverException(
                            Fault.GARBLED,
                            "the terminal gives no " + dataset + " in any way: answer " + first.command());
            };
        });
    }

    private static BulkRead whole(Conversation terminal, byte[] data) {
        return new BulkRead(terminal, data, data.length);
    }

    long size() {
        return size;
    }

    /** Exactly so many bytes from the place on; a chunk at most. */
    byte[] read(long start, int length) throws DriverException, InterruptedException {
        if (whole != null) {
            return Arrays.copyOfRange(whole, (int) start, (int) start + length);
        }
        boolean isDivisible = areDatagrams(terminal) && length > SMALLEST;
        DriverException last = null;
        for (int left = isDivisible ? 1 : ATTEMPTS; left > 0; left--) {
            try {
                byte[] chunk = terminal.ask(
                        ZkPullProtocol.READ_CHUNK, ZkPullProtocol.chunk(start, length), frames -> chunk(frames));
                if (chunk.length == length) {
                    return chunk;
                }
                last = new DriverException(
                        Fault.GARBLED, "the terminal gave " + chunk.length + " bytes of " + length + " at " + start);
            } catch (DriverException e) {
                if (e.fault() != Fault.UNREACHABLE || areDatagrams(terminal)) {
                    throw e;
                }
                last = e;
            }
        }
        if (!isDivisible) {
            throw last;
        }
        return inHalves(start, length);
    }

    private byte[] inHalves(long start, int length) throws DriverException, InterruptedException {
        int half = length / 2;
        byte[] both = Arrays.copyOf(read(start, half), length);
        System.arraycopy(read(start + half, length - half), 0, both, half, length - half);
        return both;
    }

    private static boolean areDatagrams(Conversation terminal) {
        return terminal.transport() == Transport.UDP;
    }

    private static byte[] chunk(Conversation.Frames frames) throws DriverException, InterruptedException {
        Frame first = frames.next();
        return switch (first.command()) {
            case ZkPullProtocol.DATA, ZkPullProtocol.PREPARE_DATA -> collected(first, frames);
            case ZkPullProtocol.OK -> ZkPullProtocol.NOTHING;
            case ZkPullProtocol.UNAUTHENTICATED -> throw Conversation.unwanted(ZkPullProtocol.READ_CHUNK, first);
            default -> throw new DriverException(Fault.GARBLED, "the terminal dropped what it had prepared");
        };
    }

    /** A set that comes whole; what is missing of it makes it be asked for again. */
    private static byte[] complete(Conversation terminal, Frame first, Conversation.Frames frames)
            throws DriverException, InterruptedException {
        byte[] data = collected(first, frames);
        long announced = first.command() == ZkPullProtocol.PREPARE_DATA
                ? first.number(0).orElse(0L)
                : first.number(0).map(rows -> rows + RowBytes.PREFIX).orElse(0L);
        if (areDatagrams(terminal) && data.length < announced) {
            throw new DriverException(
                    Fault.UNREACHABLE, "of " + announced + " bytes " + (announced - data.length) + " were lost");
        }
        return data;
    }

    /** The data of one answer: a single frame of them, or as many as it takes to the length said before, then the end. */
    private static byte[] collected(Frame first, Conversation.Frames frames)
            throws DriverException, InterruptedException {
        if (first.command() == ZkPullProtocol.DATA) {
            return first.data();
        }
        long size = first.number(0).orElse(0L);
        if (size > LARGEST) {
            throw new DriverException(Fault.GARBLED, "the terminal is about to send " + size + " bytes");
        }
        ByteArrayOutputStream data = new ByteArrayOutputStream((int) size);
        Frame frame = next(frames, data, size);
        while (frame.command() == ZkPullProtocol.DATA) {
            data.writeBytes(frame.data());
            if (data.size() > LARGEST) {
                throw new DriverException(Fault.GARBLED, "the terminal sends data without an end");
            }
            frame = next(frames, data, size);
        }
        return data.toByteArray();
    }

    /** Some firmware forgets to say that the data are over; when all are there, that is no loss. */
    private static Frame next(Conversation.Frames frames, ByteArrayOutputStream data, long size)
            throws DriverException, InterruptedException {
        try {
            return frames.next();
        } catch (DriverException e) {
            if (e.fault() == Fault.UNREACHABLE && data.size() == size) {
                return new Frame(ZkPullProtocol.OK, 0, 0, ZkPullProtocol.NOTHING);
            }
            throw e;
        }
    }

    /** Lets the terminal have its memory back. */
    void free() throws DriverException, InterruptedException {
        if (whole == null) {
            terminal.ask(ZkPullProtocol.FREE_DATA, ZkPullProtocol.NOTHING);
        }
    }
}
