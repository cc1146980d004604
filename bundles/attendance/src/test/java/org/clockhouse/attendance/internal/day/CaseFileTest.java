package org.clockhouse.attendance.internal.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.clockhouse.attendance.internal.day.CaseFile.CaseRun;
import org.clockhouse.attendance.internal.day.CaseYaml.Misread;
import org.junit.jupiter.api.Test;

/** Files of cases as people write them. */
class CaseFileTest {

    @Test
    void timesWithoutQuotesAnchorsAndNumbersAsTextAreReadAsMeant() {
        List<CaseRun> runs = read(
                """
                # two documents in one stream
                runs:
                - expect: [{regular: "450", work_date: 2026-11-16, extra: 0, night: 120}]   # keys in any order
                  rule: {late_grace: "5", night: [22:00, "24:00"]}
                  default_shift: {end: 24:00, start: 16:00, breaks: [[20:00, 20:30]], id: L}
                  dates: [2026-11-16, 2026-11-16]
                  punches: [2026-11-16 16:00, 2026-11-16 24:00]
                  free_hours: False
                  kind: day
                ---
                - id: 7
                  runs:
                  - kind: day
                    rule:
                      <<: {late_grace: 9, serious: 60}
                      late_grace: 0
                    plan: [{id: A, start: 2026-11-16T09:00, end: "2026-11-16 17:00"}]
                    punches: [2026-11-16T09:04+08:00, {at: 2026-11-16 17:00:30}]
                    calendar: ~
                    expect: [{late: 4, night: 0}]
                """);
        assertEquals(List.of("?.1", "7.1"), runs.stream().map(CaseRun::name).toList());
        runs.forEach(run -> assertEquals(List.of(), run.check().differences()));
    }

    @Test
    void numbersWithASignOrADotAndFilesInUtf16AreReadAsMeant() {
        String text = "id: 8\nruns:\n- {kind: day, rule: {late_grace: +5, serious: 60.0},"
                + " plan: [{id: A, start: 2026-11-16 09:00, end: 2026-11-16 17:00}],"
                + " punches: [2026-11-16 09:05, 2026-11-16 17:00], expect: [{late: 0, regular: 475.0}]}\n";
        List<CaseRun> runs = CaseFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_16)));
        runs.forEach(run -> assertEquals(List.of(), run.check().differences()));
        assertEquals(1, runs.size());
    }

    @Test
    void timesPastMidnightShortHoursAndFlagsInWordsAreReadAsMeant() {
        List<CaseRun> runs = read(
                """
                id: 9
                runs:
                - kind: day
                  plan: [{id: E, start: 2026-11-16 16:00, end: 2026-11-16 24:00}]
                  punches: [2026-11-16 16:00, 2026-11-16 24:30]
                  expect: [{attended: 510, extra: 30, required_end: 24:00, raw_out: 0:30}]
                - kind: day
                  dates: [2026-11-16, 2026-11-16]
                  default_shift: {id: N, start: 22:00, end: 30:00, breaks: [[24:30, 25:00]]}
                  punches: [2026-11-16 22:00, 2026-11-16 30:00]
                  expect: [{required: 450, attended: 450}]
                - kind: day
                  free_hours: yes
                  rule: {shared_boundary: off, required: 60}
                  punches: [2026-11-16 9:00, 2026-11-16 10:00]
                  expect: [{regular: 60, raw_in: 9:00}]
                - kind: correction
                  requests: [{missed: 2026-11-16, key: OUT}]
                  expect: [{accepted: yes}]
                """);
        runs.forEach(run -> assertEquals(List.of(), run.check().differences()));
        assertEquals(4, runs.size());
    }

    @Test
    void anAnchorStandsForWhatItNames() {
        List<CaseRun> runs = read(
                """
                id: A
                runs:
                - kind: day
                  plan: &plan [{id: A, start: 2026-11-16 09:00, end: 2026-11-16 17:00}]
                  punches: &punches [2026-11-16 09:01, 2026-11-16 17:00]
                  expect: [{late: 1}]
                - {kind: day, plan: *plan, punches: *punches, expect: [{late: 1, regular: 479}]}
                """);
        runs.forEach(run -> assertEquals(List.of(), run.check().differences()));
    }

    @Test
    void whatIsWrongIsSaidInWords() {
        assertEquals("no such kind: dai", difference("{kind: dai, expect: []}"));
        assertEquals("kind is missing", difference("{expect: []}"));
        assertEquals("rule.late_grce: no such setting", difference("{kind: day, rule: {late_grce: 5}, expect: []}"));
        assertEquals(
                "no such word: FEAST",
                difference("{kind: day, calendar: {2026-11-14: FEAST}, free_hours: true,"
                        + " punches: [2026-11-14 09:00], expect: []}"));
        assertEquals("no such zone: Mars/X", difference("{kind: day, rule: {zone: Mars/X}, expect: []}"));
        assertEquals("no such date: 2026-02-30", difference("{kind: day, punches: [2026-02-30 09:00], expect: []}"));
        assertEquals(
                "plan A ends before it begins",
                difference("{kind: day, plan: [{id: A, start: 2026-11-16 09:00, end: 2026-11-16 09:00}], expect: []}"));
        assertEquals("end is missing", difference("{kind: day, plan: [{id: A, start: 2026-11-16 09:00}], expect: []}"));
    }

    @Test
    void namesThatNobodyReadsAreNamed() {
        CaseRun run =
                read("""
                        id: B
                        note: whatever
                        title: not read, and known
                        runs:
                        - {kind: roster, comment: known, puches: [], rule: {pattern: [D], anchor: 2026-11-01,
                           crew_offset: {A: 0}}, date: 2026-11-02, plan: [{id: A, colour: red,
                           start: 2026-11-16 09:00, end: 2026-11-16 17:00}], expect: [{crews: {A: D}}]}
                        """)
                        .get(0);
        assertEquals(
                "ok      B.1 roster (not read: note, puches, plan[].colour)",
                run.check().line());
    }

    @Test
    void namesInsideOfSettingsAreKnownToo() {
        assertEquals(
                List.of("rule.allowances[].least", "rule.auto_meal.limits", "rule_versions[].rule.auto_meal.over"),
                read("""
                        id: C
                        runs:
                        - kind: day
                          rule: {auto_meal: {minutes: 60, after: 360, limits: FULL}, allowances: [{name: A,
                            measure: night, at_least: 1, count: 1, least: 2}]}
                          rule_versions: [{from: 2026-11-16, rule: {auto_meal: {minutes: 60, after: 360, over: 1}}}]
                          expect: []
                        """)
                        .get(0)
                        .unread());
    }

    @Test
    void namesThatAKindHasNoUseForAreNamed() {
        CaseRun run = read("{id: D, runs: [{kind: cap, days: [], watermarks: {T1: 2026-11-16}, label: a, expect: []}]}")
                .get(0);
        assertEquals(
                "ok      D.1 cap (of no use to this kind: watermarks)",
                run.check().line());
        read("{id: E, runs: [{kind: correction, used: 1, as_of: 2026-11-16, punches: [], requests: [], expect: []}]}")
                .forEach(each -> assertEquals(List.of(), each.check().idle()));
    }

    @Test
    void wordsThatNobodyKnowsAreRefusedWhereverTheyStand() {
        assertEquals(
                "no such word: FEAST",
                difference("{kind: day, calendar: {2030-01-01: FEAST}, free_hours: true, expect: []}"));
        assertEquals(
                "no such word: OT_REST_DAY",
                difference("{kind: ledger, as_of: 2026-12-01, entries: [{date: 2026-11-14, minutes: 60,"
                        + " source: OT_REST_DAY}], expect: [{balance: 60}]}"));
        assertEquals(
                "source is missing",
                difference("{kind: ledger, as_of: 2026-12-01, entries: [{date: 2026-11-14, minutes: 60}],"
                        + " expect: [{balance: 60}]}"));
    }

    @Test
    void aFileThatHoldsNoCasesIsRefused() {
        assertThrows(Misread.class, () -> read("id: C\nsteps: []"));
        Misread twice = assertThrows(Misread.class, () -> read("id: D\nruns: []\nid: E"));
        assertTrue(twice.getMessage().startsWith("line 3"), twice.getMessage());
    }

    private static String difference(String run) {
        List<String> differences =
                read("{id: X, runs: [" + run + "]}").get(0).check().differences();
        assertEquals(1, differences.size());
        return differences.get(0);
    }

    private static List<CaseRun> read(String text) {
        return CaseFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
