package org.clockhouse.driver.zk.attlog.file;

import java.io.IOException;
import java.io.InputStream;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.FileReading;
import org.clockhouse.driver.PunchPage;

final class TextReading implements FileReading {

    private final LineReader lines;
    private final TextRow row;
    private boolean ended;

    TextReading(InputStream in, Layout layout) {
        this.lines = new LineReader(in);
        this.row = new TextRow(layout);
    }

    @Override
    public PunchPage next(int limit) throws IOException {
        PunchPage.Builder page = PunchPage.builder(Cursor.START);
        while (page.rows() < limit && !ended) {
            if (lines.next()) {
                row.read(lines, page);
            } else {
                ended = true;
            }
        }
        return page.next(new Cursor("line " + lines.number())).more(!ended).build();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
