package org.clockhouse.attendance.internal.rule;

import java.util.List;

/** The rules, in the order in which one may look at what another counted. */
public final class Rules {

    public static final List<Rule> STANDARD = List.of(
            new Rule("required", "6", PlanRules::required),
            new Rule("leave", "13", PlanRules::leave),
            new Rule("trip", "13", PlanRules::trip),
            new Rule("max-span", "4", PresenceRules::maxSpan),
            new Rule("pairing", "5", PresenceRules::pairs),
            new Rule("function-key", "5", PresenceRules::keys),
            new Rule("missing-punch", "5", PresenceRules::missingOut),
            new Rule("early-arrival", "6", PresenceRules::beforeStart),
            new Rule("break-window", "8", PresenceRules::breaks),
            new Rule("regular", "6", PresenceRules::regular),
            new Rule("overtime-quantity", "10", PresenceRules::overtimeByQuantity),
            new Rule("extra", "10", PresenceRules::extra),
            new Rule("night", "16", PresenceRules::night),
            new Rule("late", "6", DeviationRules::late),
            new Rule("early", "6", DeviationRules::early),
            new Rule("short", "6", DeviationRules::shortfall),
            new Rule("absence", "6", DeviationRules::absence),
            new Rule("half-day", "6", DeviationRules::halfDay),
            new Rule("clock-change", "2", PlanRules::clockChange));

    /** For people whose planned minutes are credited whatever they punch (guide, section 3). */
    public static final List<Rule> EXEMPT =
            List.of(new Rule("required", "6", PlanRules::required), new Rule("exempt", "3", PlanRules::credited));

    private Rules() {}
}
