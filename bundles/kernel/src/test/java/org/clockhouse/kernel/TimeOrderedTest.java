package org.clockhouse.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
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
}
