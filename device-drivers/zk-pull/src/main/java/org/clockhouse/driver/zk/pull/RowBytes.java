package org.clockhouse.driver.zk.pull;

import java.util.List;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;

/** How many bytes of a set of records are rows: it begins with their number as u32, which some emulations get wrong. */
final class RowBytes {

    static final int PREFIX = Integer.BYTES;

    private RowBytes() {}

    /**
     * @param stated the number at the beginning
     * @param size of the whole, that number included
     * @param widths a row can have
     */
    static long of(long stated, long size, List<Integer> widths) throws DriverException {
        long rest = size - PREFIX;
        if (stated > rest) {
            throw new DriverException(
                    Fault.GARBLED, "the terminal announces " + stated + " bytes of rows and holds " + rest);
        }
        boolean countsRows = widths.stream().anyMatch(width -> stated * width == rest);
        boolean padded = stated < rest && !countsRows && widths.stream().anyMatch(width -> stated % width == 0);
        return padded ? stated : rest;
    }
}
