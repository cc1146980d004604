package org.clockhouse.driver.zk.pull;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.line.Framing;
import org.clockhouse.driver.zk.record.PunchLayout;
import org.clockhouse.driver.zk.record.PunchRecord;

/**
 * Whatever bytes a terminal answers, as a frame, a log and a list of people: refused as garbled or read, and every row of a log
 * kept as something. A Jazzer target.
 */
public final class PullFuzz {

    private static final LocalDateTime FAR = LocalDateTime.of(2030, 1, 1, 0, 0);

    private PullFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        int length = Frame.OVER_TCP.lengthOf(ByteBuffer.wrap(data).asReadOnlyBuffer());
        if (length > 0 && length < Frame.PREFIX + Frame.HEADER) {
            throw new AssertionError("a frame of " + length);
        }
        if (length > 0 && data.length >= length) {
            say(Frame.ofSegment(Arrays.copyOf(data, length)));
        }
        if (Frame.OVER_UDP.lengthOf(ByteBuffer.wrap(data).asReadOnlyBuffer()) != Framing.NOT_A_FRAME) {
            say(Frame.ofDatagram(data));
        }
        log(data);
        people(data);
    }

    private static void say(Frame frame) {
        Sizes.of(frame);
        ZkPullProtocol.preparedSize(frame);
        ZkPullProtocol.text(frame.data());
        ZkPullProtocol.optionValue(frame.data());
        frame.number(0);
        String place = ZkPullProtocol.text(frame.data()).replaceAll("[^0-9a-f:/]", "");
        LogPlace.of(new Cursor(place.substring(0, Math.min(place.length(), 100))));
    }

    private static void log(byte[] data) {
        if (data.length < RowBytes.PREFIX) {
            return;
        }
        try {
            long stated = Integer.toUnsignedLong(
                    ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).getInt());
            long bytes = RowBytes.of(stated, data.length, List.of(8, 16, 40));
            byte[] rows = Arrays.copyOfRange(data, RowBytes.PREFIX, RowBytes.PREFIX + (int) bytes);
            PunchLayout layout = LayoutFinder.punches(rows, bytes, OptionalInt.empty(), FAR);
            PunchRows reader = new PunchRows(Map.of(1, "7"));
            PunchPage.Builder page = PunchPage.builder(Cursor.START);
            int count = rows.length / layout.width();
            for (int row = 0; row < count; row++) {
                int from = row * layout.width();
                byte[] raw = Arrays.copyOfRange(rows, from, from + layout.width());
                reader.add(PunchRecord.of(layout, raw, 0), raw, row + 1L, page);
            }
            if (page.rows() != count) {
                throw new AssertionError(page.rows() + " of " + count + " rows");
            }
        } catch (DriverException expected) {
            // garbled is an answer too
        }
    }

    private static void people(byte[] data) {
        try {
            for (var person : People.of(data, OptionalInt.empty()).all()) {
                Cards.held(person);
            }
        } catch (DriverException expected) {
            // garbled is an answer too
        }
    }
}
