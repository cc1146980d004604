package org.clockhouse.report.internal.sheet;

import java.io.IOException;
import java.util.List;

/** A format that takes rows one after the other and keeps none. */
public interface Sheet {

    void begin(SheetHead head) throws IOException;

    /** One cell for each column, those on paper only included. */
    void row(List<Cell> cells) throws IOException;

    /** Ends the sheet; the stream stays open. */
    void end() throws IOException;
}
