package org.clockhouse.terminal.internal.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.Map;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.Gatehouse;
import org.clockhouse.terminal.internal.ListedTerminal;
import org.junit.jupiter.api.Test;

class LessonsTest {

    private final Gatehouse house = new Gatehouse();
    private final Lessons lessons = new Lessons(house.rows.terminals(), house.journal);

    @Test
    void whatIsFoundOutAtFirstContactIsASettingFromThenOnAndContradictedByNothing() throws Exception {
        house.add(new ListedTerminal());
        Terminal gate = house.register(ListedTerminal.ID, "acme:gate");
        lessons.keep(house.org, gate, Map.of());
        lessons.keep(house.org, gate, Map.of("certificate", "aa"));
        lessons.keep(house.org, gate, Map.of("certificate", "aa"));
        Terminal after = house.standing(gate.id()).terminal();
        assertEquals("aa", after.settings().get("certificate").text());
        assertEquals(1, Collections.frequency(house.audit.actions(), "terminal.learn"));
        DriverException other =
                assertThrows(DriverException.class, () -> lessons.keep(house.org, gate, Map.of("certificate", "bb")));
        assertEquals(Fault.MISCONFIGURED, other.fault());
        assertEquals(after, house.standing(gate.id()).terminal());
    }
}
