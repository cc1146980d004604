package org.clockhouse.audit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.junit.jupiter.api.Test;

class AuditedDayTest {

    private static final AuditedDay DAY = new AuditedDay(LocalDate.parse("2026-11-16"), ZoneId.of("Asia/Shanghai"));

    @Test
    void aFieldNamesItAsADateATimeOrAnInstantOfItsZone() {
        assertTrue(DAY.isIn(Map.of("date", "2026-11-16")));
        assertTrue(DAY.isIn(Map.of("at", "2026-11-16T18:00")));
        assertTrue(DAY.isIn(Map.of("at", "2026-11-15T16:00:00Z")));
        assertFalse(DAY.isIn(Map.of("at", "2026-11-16T16:00:00Z")));
        assertFalse(DAY.isIn(Map.of("number", "17", "minutes", 16)));
    }

    @Test
    void aSpanHoldsBothItsEndsAndGoesOnWithoutOne() {
        assertTrue(DAY.isIn(Map.of("from", "2026-11-01", "until", "2026-11-16")));
        assertTrue(DAY.isIn(Map.of("from", "2026-11-16T22:00", "until", "2026-11-17T02:00")));
        assertTrue(DAY.isIn(Map.of("from", "2026-11-01", "until", "")));
        assertFalse(DAY.isIn(Map.of("from", "2026-11-17", "until", "")));
        assertFalse(DAY.isIn(Map.of("from", "2026-11-01", "until", "2026-11-15")));
        assertFalse(DAY.isIn(Map.of("from", "2026-11-01")));
    }

    @Test
    void anEntryIsAboutItByItsLabelOrByWhatWasAndIs() {
        AuditDraft draft = AuditDraft.of(
                Actor.system(OrgId.next(), "test"), "roster.change", "employee", "e", "100001 2026-11-16");
        assertTrue(DAY.isSubjectOf(draft));
        AuditDraft other =
                AuditDraft.of(Actor.system(OrgId.next(), "test"), "roster.change", "employee", "e", "100001");
        assertFalse(DAY.isSubjectOf(other));
        assertTrue(DAY.isSubjectOf(other.changing(Map.of("date", "2026-11-16"), Map.of())));
        assertTrue(DAY.isSubjectOf(other.with(Map.of("date", "2026-11-16"))));
    }
}
