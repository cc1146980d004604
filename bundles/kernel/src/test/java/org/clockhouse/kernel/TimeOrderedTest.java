package org.clockhouse.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedTest {

    @Test
    void idsMadeInABurstSortByTheOrderInWhichTheyWereMade() {
        List<String> made = Stream.generate(() -> TimeOrdered.uuid().toString())
                .limit(20_000)
                .toList();
        assertEquals(made, made.stream().sorted().distinct().toList());
    }

    @Test
    void theyAreVersionSevenOfTheStandardVariant() {
        UUID uuid = TimeOrdered.uuid();
        assertEquals(7, uuid.version());
        assertEquals(2, uuid.variant());
    }

    @Test
    void aTextThatIsNoIdIsRefusedAndQuotedShort() {
        Refused refused = assertThrows(Refused.class, () -> EmployeeId.of("../../etc/passwd".repeat(10)));
        assertEquals("id.malformed", refused.code());
    }

    @Test
    void idsSortAsTheirTextsDo() {
        Random random = new Random(7);
        List<UUID> ids = Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
                .limit(5_000)
                .toList();
        assertEquals(
                ids.stream().sorted(Comparator.comparing(UUID::toString)).toList(),
                ids.stream().sorted(TimeOrdered::compare).toList());
    }

    @Test
    void onlyAWholeUuidIsAnId() {
        String good = "0197c3a0-1b2c-7d3e-8f40-5a6b7c8d9e0F";
        assertEquals(UUID.fromString(good), TimeOrdered.parse(good));
        for (String bad : List.of(
                "",
                "1-1-1-1-1",
                "+197c3a0-1b2c-7d3e-8f40-5a6b7c8d9e0f",
                "0197c3a0-1b2c-7d3e-8f40-5a6b7c8d9e0g",
                "0197c3a0-1b2c-7d3e-8f40-5a6b7c8d9e0f0",
                "0197c3a0-1b2c-7d3e-8f40-5a6b7c8d9e0\uff11",
                "0197c3a01b2c-7d3e-8f40-5a6b-7c8d9e0f")) {
            assertThrows(Refused.class, () -> TimeOrdered.parse(bad), bad);
        }
    }
}
