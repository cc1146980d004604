package org.clockhouse.terminal;

import org.clockhouse.credential.LocalText;
import org.clockhouse.kernel.Refused;

/**
 * Whether pictures that terminals take of punches are kept, and which of them somebody looks at.
 *
 * @param on off until somebody says so
 * @param keepDays after which each is destroyed
 * @param notice what people at the terminals are told
 * @param samplePercent of the punches with a picture, how many of a hundred are looked at by chance
 * @param lowScore a face that was recognised with less than this is looked at; 0 for none
 * @param mostPerDay of one terminal, as many pictures are kept of a day there; what comes beyond is dropped
 * @param version 0 while nobody has set it
 */
public record SnapshotRule(
        boolean on, int keepDays, LocalText notice, int samplePercent, int lowScore, int mostPerDay, long version) {

    public static final int LONGEST_KEPT = 366;
    public static final int LARGEST_DAY = 100_000;

    /** As it ships. */
    public static final SnapshotRule OFF = new SnapshotRule(
            false,
            30,
            new LocalText(
                    "打卡时考勤机会拍照，照片仅用于核实打卡人本人，加密保存，到期自动销毁，仅由授权人员查看，每次查看均有记录。",
                    "The terminal takes a picture when you punch. It serves only to check who punched, is kept"
                            + " encrypted, is destroyed by itself when its time is over, and is seen only by those who"
                            + " may, each look on record."),
            0,
            0,
            2_000,
            0);

    public SnapshotRule {
        if (keepDays < 1 || keepDays > LONGEST_KEPT) {
            throw new Refused("snapshot.days", "pictures are kept for 1 to " + LONGEST_KEPT + " days");
        }
        if (samplePercent < 0 || samplePercent > 100 || lowScore < 0 || lowScore > 100) {
            throw new Refused("snapshot.percent", "a share and a score lie between 0 and 100");
        }
        if (mostPerDay < 1 || mostPerDay > LARGEST_DAY) {
            throw new Refused("snapshot.most", "1 to " + LARGEST_DAY + " pictures of a terminal a day");
        }
    }

    public SnapshotRule atVersion(long stored) {
        return new SnapshotRule(on, keepDays, notice, samplePercent, lowScore, mostPerDay, stored);
    }
}
