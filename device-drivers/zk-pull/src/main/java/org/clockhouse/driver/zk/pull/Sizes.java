package org.clockhouse.driver.zk.pull;

import java.util.OptionalInt;
import java.util.stream.IntStream;

/** What a terminal holds and can hold, as far as it says: firmware answers between 80 and 112 bytes. */
record Sizes(
        OptionalInt users,
        OptionalInt fingerprints,
        OptionalInt punches,
        OptionalInt fingerprintCapacity,
        OptionalInt userCapacity,
        OptionalInt punchCapacity,
        OptionalInt faces,
        OptionalInt faceCapacity) {

    static final Sizes UNSTATED = new Sizes(
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty());

    /** Nothing but zeros, capacities too, is an answer that says nothing. */
    static Sizes of(Frame answer) {
        if (IntStream.range(0, answer.data().length).allMatch(at -> answer.data()[at] == 0)) {
            return UNSTATED;
        }
        return new Sizes(
                word(answer, 4),
                word(answer, 6),
                word(answer, 8),
                word(answer, 14),
                word(answer, 15),
                word(answer, 16),
                word(answer, 20),
                word(answer, 22));
    }

    private static OptionalInt word(Frame answer, int index) {
        return answer.number(index * Integer.BYTES)
                .filter(value -> value <= Integer.MAX_VALUE)
                .map(value -> OptionalInt.of(value.intValue()))
                .orElse(OptionalInt.empty());
    }
}
