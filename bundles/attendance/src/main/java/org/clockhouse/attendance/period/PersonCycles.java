package org.clockhouse.attendance.period;

import java.util.List;
import org.clockhouse.attendance.Person;

/** @param cycles weeks first, then the longer ones; each in order of date */
public record PersonCycles(Person person, List<WorkCycle> cycles) {

    public PersonCycles {
        cycles = List.copyOf(cycles);
    }
}
