package org.clockhouse.driver.zk.pull;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Subject.HolderNumber;
import org.clockhouse.driver.UnreadableRow;
import org.clockhouse.driver.UnreadableRow.Reason;
import org.clockhouse.driver.zk.record.PunchRecord;
import org.clockhouse.driver.zk.record.ZkCodes;

/** Turns rows into punches, and what makes none into rows that could not be read. */
final class PunchRows {

    private final Map<Integer, String> numbers;

    /** @param numbers of people by the terminal's internal index, for rows that hold nothing else */
    PunchRows(Map<Integer, String> numbers) {
        this.numbers = Map.copyOf(numbers);
    }

    void add(PunchRecord row, byte[] raw, long place, PunchPage.Builder page) {
        String number = row.number().isEmpty() ? numbers.getOrDefault(row.index(), "") : row.number();
        Optional<LocalDateTime> reading = row.reading();
        if (number.isEmpty()) {
            page.unreadable(unreadable(Reason.NOT_A_SUBJECT, "names nobody that the terminal knows", raw, place));
        } else if (reading.isEmpty()) {
            page.unreadable(unreadable(Reason.NOT_A_TIME, "no such date", raw, place));
        } else {
            page.punch(RawPunch.builder(number + "@" + reading.get(), reading.get(), new HolderNumber(number))
                    .method(ZkCodes.method(row.verify()), String.valueOf(row.verify()))
                    .key(ZkCodes.key(row.state()), String.valueOf(row.state()))
                    .workCode(row.workCode() == 0 ? "" : String.valueOf(row.workCode()))
                    .row(place)
                    .raw(Bytes.of(raw))
                    .build());
        }
    }

    private static UnreadableRow unreadable(Reason reason, String detail, byte[] raw, long place) {
        return UnreadableRow.of("?" + LogPlace.digest(raw, 0, raw.length), reason, detail, Bytes.of(raw))
                .at(place);
    }
}
