package org.clockhouse.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.demo.Staff.Person;
import org.clockhouse.demo.Staff.Team;
import org.junit.jupiter.api.Test;

class HabitsTest {

    private static final LocalDate SINCE = LocalDate.of(2026, 11, 1);
    private static final List<Person> OFFICE =
            Staff.of(List.of(new Team("HQ", "研发部", "Research", "", 60, "OFFICE", "工程师")));

    @Test
    void whoPassesABarrierRollsTheDiceOfTheTerminalThatCountsAndHasTheSameDays() {
        Map<String, String> lobby = Habits.settings(OFFICE, SINCE, "HQ1");
        Map<String, String> barrier = Habits.barrier(OFFICE, SINCE, "HQ1");
        for (String same : List.of("seed", "zone", "since", "holidays")) {
            assertEquals(lobby.get(same), barrier.get(same), same);
        }
        Set<String> codes = Arrays.stream(barrier.get("patterns").split(";"))
                .map(pattern -> pattern.substring(0, pattern.indexOf('=')))
                .collect(Collectors.toSet());
        List<String> members = List.of(barrier.get("people").split(","));
        assertEquals(60, members.size(), "nobody who is called in at night, nor a stranger");
        assertTrue(members.stream().allMatch(member -> codes.contains(member.substring(member.indexOf('=') + 1))));
    }
}
