package org.clockhouse.attendance.internal.rule;

import java.util.List;
import org.clockhouse.attendance.internal.day.Work;

/** The rules, in the order in which one may look at what another counted. */
public final class Rules {

    public static final List<Rule> STANDARD = List.of(
            new Rule("required", "6", PlanRules::required),
            new Rule("slide", "7", PlanRules::slide),
            new Rule("leave", "13", PlanRules::leave),
            new Rule("trip", "13", PlanRules::trip),
            new Rule("clock-skew", "2", PresenceRules::skew),
            new Rule("max-span", "4", PresenceRules::maxSpan),
            new Rule("pairing", "5", PresenceRules::pairs),
            new Rule("function-key", "5", PresenceRules::keys),
            new Rule("missing-punch", "5", PresenceRules::missingOut),
            new Rule("missing-in", "5", PresenceRules::missingIn),
            new Rule("early-arrival", "6", PresenceRules::beforeStart),
            new Rule("break-window", "8", BreakRules::windows),
            new Rule("break-punched", "8", BreakRules::punched),
            new Rule("break-due", "8", BreakRules::due),
            new Rule("meal-auto", "8", BreakRules::autoMeal),
            new Rule("meal-gap", "9", BreakRules::gaps),
            new Rule("round-day", "9", PresenceRules::rounding),
            new Rule("regular", "6", OvertimeRules::regular),
            new Rule("overtime-date", "10", OvertimeRules::byDate),
            new Rule("overtime", "10", OvertimeRules::recognised),
            new Rule("round-overtime", "9", OvertimeRules::roundedUp),
            new Rule("overtime-quantity", "10", OvertimeRules::byQuantity),
            new Rule("overtime-tier", "10", OvertimeRules::byTier),
            new Rule("extra", "10", OvertimeRules::extra),
            new Rule("day-ceiling", "10", OvertimeRules::dayCeiling),
            new Rule("night", "16", PresenceRules::night),
            new Rule("permit", "11", LegalRules::permit),
            new Rule("ban-night", "11", LegalRules::bannedNight),
            new Rule("ban-hours", "11", LegalRules::bannedHours),
            new Rule("forgiven", "7", PlanRules::forgiven),
            new Rule("late", "6", DeviationRules::late),
            new Rule("early", "6", DeviationRules::early),
            new Rule("core", "7", DeviationRules::core),
            new Rule("punch-once", "3", PlanRules::creditedByOnePunch),
            new Rule("short", "6", DeviationRules::shortfall),
            new Rule("absence", "6", DeviationRules::absence),
            new Rule("half-day", "6", DeviationRules::halfDay),
            new Rule("clock-change", "2", PlanRules::clockChange));

    /** For people whose planned minutes are credited whatever they punch (guide, section 3). */
    public static final List<Rule> EXEMPT = List.of(
            new Rule("required", "6", PlanRules::required),
            new Rule("leave", "13", PlanRules::leave),
            new Rule("trip", "13", PlanRules::trip),
            new Rule("exempt", "3", PlanRules::credited));

    public static List<Rule> of(Work work) {
        return Statuses.isExempt(work) ? EXEMPT : STANDARD;
    }

    private Rules() {}
}
