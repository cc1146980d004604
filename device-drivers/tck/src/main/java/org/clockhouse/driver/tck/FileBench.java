package org.clockhouse.driver.tck;

import java.util.List;
import java.util.Map;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.FileDriver;

/** A driver of the file road, and a terminal that writes its files. */
public interface FileBench {

    FileDriver driver();

    /** The file that such a terminal writes for these punches, lines ending in LF where it is text. */
    Bytes file(List<Sample> punches);

    /** A name as the terminal gives its files, for example {@code 1_attlog.dat}. */
    String fileName();

    /** Whether the file is lines of text: the rules about lines are skipped where it is not. */
    boolean isText();

    default Map<String, String> settings() {
        return Map.of();
    }
}
