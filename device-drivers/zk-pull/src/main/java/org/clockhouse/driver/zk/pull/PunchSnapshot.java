package org.clockhouse.driver.zk.pull;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.zk.record.PunchLayout;
import org.clockhouse.driver.zk.record.PunchRecord;

/** The log as it was when the terminal was asked for it, looked at through a window of one chunk. */
final class PunchSnapshot {

    private static final int SAMPLE = 2_000;
    private static final List<Integer> WIDTHS =
            Arrays.stream(PunchLayout.values()).map(PunchLayout::width).toList();

    private final BulkRead read;
    private final int windowRows;
    private final OptionalInt counted;
    private final PunchLayout layout;
    private final int rows;
    private byte[] window = {};
    private int first;

    private PunchSnapshot(BulkRead read, int largestChunk, OptionalInt counted, PunchLayout layout, long bytes) {
        this.read = read;
        this.windowRows = largestChunk / layout.width();
        this.counted = counted;
        this.layout = layout;
        this.rows = (int) (bytes / layout.width());
    }

    /**
     * @param counted how many punches the terminal said it holds right before
     * @param until no sane reading is later
     */
    static PunchSnapshot of(
            BulkRead read, int largestChunk, OptionalInt counted, ZkPullSettings settings, LocalDateTime until)
            throws DriverException, InterruptedException {
        if (read.size() <= RowBytes.PREFIX) {
            return new PunchSnapshot(read, largestChunk, counted, PunchLayout.BYTES_40, 0);
        }
        byte[] head = read.read(0, (int) Math.min(read.size(), RowBytes.PREFIX + SAMPLE));
        long bytes = RowBytes.of(new Frame(0, 0, 0, head).number(0).orElse(0L), read.size(), WIDTHS);
        byte[] sample = Arrays.copyOfRange(head, RowBytes.PREFIX, head.length);
        PunchLayout layout = settings.punchLayout().isPresent()
                ? settings.punchLayout().get()
                : LayoutFinder.punches(sample, bytes, counted, until);
        if (bytes % layout.width() != 0) {
            throw new DriverException(Fault.GARBLED, "the log ends within a row of " + layout.width() + " bytes");
        }
        return new PunchSnapshot(read, largestChunk, counted, layout, bytes);
    }

    PunchLayout layout() {
        return layout;
    }

    int rows() {
        return rows;
    }

    /** Whether the terminal says the same of its log as it did then. */
    boolean isOf(OptionalInt countedNow) {
        return counted.equals(countedNow);
    }

    PunchRecord row(int number) throws DriverException, InterruptedException {
        int from = offset(number);
        return PunchRecord.of(layout, window, from);
    }

    byte[] bytes(int number) throws DriverException, InterruptedException {
        int from = offset(number);
        return Arrays.copyOfRange(window, from, from + layout.width());
    }

    LogPlace after(int number) throws DriverException, InterruptedException {
        int from = offset(number);
        return new LogPlace(number + 1, rows, LogPlace.digest(window, from, layout.width()));
    }

    /** Where to read on: the first row not read; -1 when the log does not hold the last one that was. */
    int follow(LogPlace place) throws DriverException, InterruptedException {
        if (place.rows() <= rows && after(place.rows() - 1).last().equals(place.last())) {
            return place.rows();
        }
        for (int row = 0; row < rows; row++) {
            if (after(row).last().equals(place.last())) {
                return row + 1;
            }
        }
        return -1;
    }

    private int offset(int number) throws DriverException, InterruptedException {
        int width = layout.width();
        if (number < first || number >= first + window.length / width) {
            int count = Math.min(windowRows, rows - number);
            window = read.read(RowBytes.PREFIX + (long) number * width, count * width);
            first = number;
        }
        return (number - first) * width;
    }

    void free() throws DriverException, InterruptedException {
        read.free();
    }
}
