package org.clockhouse.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clockhouse.attendance.rule.RuleOverride;
import org.clockhouse.attendance.rule.RuleOverrideId;
import org.clockhouse.attendance.spi.OverrideRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Transactions;
import org.junit.jupiter.api.Test;

/** What every repository of overrides does. */
public abstract class OverrideRepositoryContract {

    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    private final OrgId org = OrgId.next();
    private final EmployeeId ann = EmployeeId.next();
    private final EmployeeId bob = EmployeeId.next();

    protected abstract Transactions transactions();

    protected abstract OverrideRepository overrides();

    private static Optional<LocalDate> date(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    }

    private RuleOverride put(EmployeeId employee, String from, String until, String expires) {
        return put(new RuleOverride(
                RuleOverrideId.next(),
                employee,
                LocalDate.parse(from),
                date(until),
                new TreeMap<>(Map.of("exempt", "FULL", "night", "22:00-23:00 01:00-02:00")),
                "Vorstand 高管",
                "hr",
                NOW,
                date(expires),
                Optional.empty(),
                0));
    }

    private RuleOverride put(RuleOverride override) {
        return transactions().in(org, () -> overrides().put(override));
    }

    private List<RuleOverride> of(String from, String until, EmployeeId... people) {
        return transactions()
                .in(org, () -> overrides().of(List.of(people), LocalDate.parse(from), LocalDate.parse(until)));
    }

    @Test
    void itComesBackAsItWasPut() {
        RuleOverride made = put(ann, "2026-11-09", "2026-11-10", "2026-12-01");
        assertEquals(1, made.version());
        assertEquals(Optional.of(made), transactions().in(org, () -> overrides().find(made.id())));
        assertEquals(Optional.empty(), transactions().in(OrgId.next(), () -> overrides()
                .find(made.id())));
    }

    @Test
    void thoseThatHoldOnADateAreFoundByPersonTheOldestFirst() {
        RuleOverride week = put(ann, "2026-11-09", "2026-11-13", "");
        RuleOverride always = put(ann, "2026-11-12", "", "");
        put(ann, "2026-11-20", "", "");
        put(bob, "2026-11-09", "2026-11-13", "");
        assertEquals(List.of(week, always), of("2026-11-13", "2026-11-19", ann));
        assertEquals(List.of(always), of("2026-11-14", "2026-11-19", ann));
        assertEquals(3, of("2026-11-13", "2026-11-13", ann, bob).size());
        assertEquals(List.of(), of("2026-11-13", "2026-11-13"));
    }

    @Test
    void whatWasEndedHoldsNoMoreAndIsListedWhenAskedFor() {
        RuleOverride made = put(ann, "2026-11-09", "", "");
        RuleOverride ended = put(made.ended(new RuleOverride.Ending("hr", NOW, "a mistake")));
        assertEquals(2, ended.version());
        assertEquals(List.of(), of("2026-11-09", "2026-11-30", ann));
        assertEquals(List.of(), page(Optional.of(ann), false, Optional.empty(), 9));
        assertEquals(List.of(ended), page(Optional.of(ann), true, Optional.empty(), 9));
        assertThrows(Stale.class, () -> put(made));
    }

    @Test
    void aPageGoesOnAfterTheOneBefore() {
        RuleOverride first = put(ann, "2026-11-09", "", "");
        RuleOverride second = put(bob, "2026-11-09", "", "");
        RuleOverride third = put(ann, "2026-11-10", "2026-11-10", "");
        assertEquals(List.of(third, second), page(Optional.empty(), false, Optional.empty(), 2));
        assertEquals(List.of(first), page(Optional.empty(), false, Optional.of(second.id()), 2));
        assertEquals(List.of(third, first), page(Optional.of(ann), false, Optional.empty(), 9));
    }

    @Test
    void whatHasExpiredIsDue() {
        put(ann, "2026-11-09", "", "");
        put(ann, "2026-11-09", "", "2026-11-22");
        RuleOverride due = put(bob, "2026-11-09", "", "2026-11-21");
        assertEquals(List.of(due), transactions().in(org, () -> overrides().due(LocalDate.parse("2026-11-21"), 9)));
    }

    private List<RuleOverride> page(
            Optional<EmployeeId> employee, boolean ended, Optional<RuleOverrideId> after, int limit) {
        return transactions().in(org, () -> overrides().page(employee, ended, after, limit));
    }
}
