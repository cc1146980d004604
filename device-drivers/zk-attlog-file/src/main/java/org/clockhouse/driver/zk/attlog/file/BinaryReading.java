package org.clockhouse.driver.zk.attlog.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.FileReading;
import org.clockhouse.driver.PunchPage;

final class BinaryReading implements FileReading {

    private final InputStream in;
    private final BinaryRow row;
    private final byte[] bytes;
    private long number;
    private boolean ended;

    BinaryReading(InputStream in, Layout layout) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.row = new BinaryRow(layout);
        this.bytes = new byte[layout.format().width()];
    }

    @Override
    public PunchPage next(int limit) throws IOException {
        PunchPage.Builder page = PunchPage.builder(Cursor.START);
        while (page.rows() < limit && !ended) {
            int length = in.readNBytes(bytes, 0, bytes.length);
            ended = length < bytes.length;
            if (length > 0) {
                number++;
                row.read(bytes, length, number, page);
            }
        }
        return page.next(new Cursor("row " + number)).more(!ended).build();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
