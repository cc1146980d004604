package org.clockhouse.driver.zk.attlog.file;

import java.io.IOException;
import java.util.Map;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.FilePreview;
import org.clockhouse.driver.FileReading;
import org.clockhouse.driver.FileSource;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.UnreadableRow;

/** Whatever a stick holds: no exception but none at all, every row counted once, the same twice. A Jazzer target. */
public final class AttlogFuzz {

    private static final AttlogFileDriver DRIVER = new AttlogFileDriver();

    private AttlogFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        try {
            for (String name : new String[] {"1_attlog.dat", "user.dat"}) {
                check(FileSource.of(name, Bytes.of(data)));
            }
        } catch (IOException e) {
            throw new AssertionError("memory has no read errors", e);
        }
    }

    private static void check(FileSource file) throws IOException {
        Map<String, String> settings = Map.of("indexIsPin", "true");
        FilePreview preview = DRIVER.preview(file, settings);
        long punches = 0;
        long unreadable = 0;
        try (FileReading reading = DRIVER.open(file, settings)) {
            PunchPage page;
            do {
                page = reading.next(7);
                punches += page.punches().stream().filter(AttlogFuzz::isSound).count();
                unreadable +=
                        page.unreadable().stream().filter(AttlogFuzz::isSound).count();
            } while (page.more());
        }
        boolean counted = preview.content() != FilePreview.Content.PUNCHES
                || preview.rows() == punches + unreadable && preview.unreadable() == unreadable;
        if (!counted) {
            throw new AssertionError(preview + " but read " + punches + " and " + unreadable);
        }
        int[] people = new int[1];
        int strange = DRIVER.holders(file, settings, holder -> people[0]++);
        if (preview.content() == FilePreview.Content.HOLDERS && preview.rows() != people[0] + strange) {
            throw new AssertionError(preview + " but read " + people[0] + " people");
        }
    }

    private static boolean isSound(RawPunch punch) {
        if (punch.raw().size() == 0
                || punch.raw().size() > LineReader.LONGEST
                || punch.row().isEmpty()) {
            throw new AssertionError(punch);
        }
        return true;
    }

    private static boolean isSound(UnreadableRow row) {
        if (row.raw().size() > LineReader.LONGEST || row.row().isEmpty()) {
            throw new AssertionError(row);
        }
        return true;
    }
}
