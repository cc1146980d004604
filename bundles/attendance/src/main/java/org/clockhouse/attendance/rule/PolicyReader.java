package org.clockhouse.attendance.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.clockhouse.attendance.rule.Policy.Boundary;
import org.clockhouse.attendance.rule.Policy.Hours;
import org.clockhouse.attendance.rule.Policy.Lateness;
import org.clockhouse.attendance.rule.Policy.Ownership;
import org.clockhouse.attendance.rule.Policy.Pairing;
import org.clockhouse.attendance.rule.Policy.Presence;
import org.clockhouse.attendance.rule.Policy.Spans;
import org.clockhouse.attendance.rule.Policy.WorkDate;

/** The names of the settings, and their defaults. */
final class PolicyReader {

    private final Settings from;

    PolicyReader(Map<String, String> settings) {
        this.from = new Settings(settings);
    }

    SortedMap<String, String> settings() {
        return from.all();
    }

    List<RuleSetting> asked() {
        return from.asked();
    }

    /** @throws org.clockhouse.kernel.Refused as {@link Policy#of} */
    void finish() {
        from.finish();
    }

    Spans night() {
        return from.in(16).spans("night");
    }

    Ownership ownership() {
        return new Ownership(
                from.in(4).word("boundary", Boundary.PREV_END),
                from.flag("shared_boundary"),
                from.timeOfDay("day_cut", 300),
                from.word("work_date_policy", WorkDate.START_DAY),
                from.minutes("max_span", 960));
    }

    Pairing pairing() {
        return new Pairing(
                from.in(5).word("pairing", Pairing.Mode.FIRST_LAST),
                from.optional("key_trust"),
                from.minutes("dedupe", 0),
                from.word("single_punch", Pairing.SinglePunch.IN),
                from.word("missing_out", Pairing.MissingOut.ZERO),
                from.word("missing_in", Pairing.MissingIn.ZERO),
                from.minutes("auto_close_tolerance", 0),
                from.word("skew", Pairing.Skew.FLAG));
    }

    Lateness lateness() {
        return new Lateness(
                from.in(6).minutes("late_grace", 0),
                from.minutes("early_grace", 0),
                from.word("grace_mode", Lateness.GraceMode.FULL),
                from.optional("late_from"),
                from.optional("serious"),
                from.optional("lack"),
                from.optional("late_half_day"),
                from.optional("late_absent"));
    }

    Presence presence() {
        return new Presence(
                from.in(6).optional("half_day_below"),
                from.optional("absent_below"),
                from.in(3).word("exempt", Presence.Exempt.NONE));
    }

    Hours hours() {
        return new Hours(
                from.in(2).word("planned_length", Hours.Length.NOMINAL),
                from.word("resolution", Hours.Resolution.MINUTE),
                from.in(7).flag("free_hours"),
                from.optional("required"),
                from.word("required_per", Hours.Per.DAY));
    }

    FlexPolicy flex() {
        return new FlexPolicy(
                from.in(7).word("mode", FlexPolicy.Mode.FIXED),
                from.spans("band"),
                from.spans("core"),
                from.minutes("flex_late", 0),
                from.minutes("flex_early", 0),
                from.steps("late_off_late_on"));
    }

    BreakPolicy breaks() {
        return new BreakPolicy(
                from.in(8).word("break_kind", BreakPolicy.Kind.WINDOW),
                from.minutes("break_allowance", 0),
                from.spans("break_band"),
                from.optional("break_least"),
                from.optional("break_most"),
                from.autoMeal("break_due").map(due -> new BreakPolicy.Due(due.minutes(), due.after())),
                from.spans("day_breaks"),
                from.spans("ot_breaks"),
                from.autoMeal("auto_meal"),
                from.minutes("paid_meal", 0));
    }

    RoundingPolicy rounding() {
        return new RoundingPolicy(
                from.in(9).rounding("round_in"),
                from.rounding("round_out"),
                from.rounding("round_break"),
                from.rounding("round_meal"),
                from.rounding("round_day"),
                from.rounding("round_ot"),
                from.rounding("round_leave"));
    }

    OvertimePolicy overtime() {
        return new OvertimePolicy(
                from.in(10).word("ot_mode", OvertimePolicy.Recognition.NONE),
                from.word("ot_basis", OvertimePolicy.Basis.PLAN),
                from.minutes("ot_tolerance", 0),
                from.flag("ot_pre"),
                from.minutes("ot_gap", 0),
                from.minutes("ot_min", 0),
                from.positive("ot_unit", 1),
                from.minutes("ot_callback_min", 0),
                new OvertimePolicy.OfKind(
                        from.word("ot_rest_mode", OvertimePolicy.Own.AS_WORKDAY),
                        from.optional("ot_rest_min"),
                        from.optional("ot_rest_unit"),
                        from.optional("ot_rest_cap")),
                new OvertimePolicy.OfKind(
                        from.word("ot_holiday_mode", OvertimePolicy.Own.AS_WORKDAY),
                        from.optional("ot_holiday_min"),
                        from.optional("ot_holiday_unit"),
                        from.optional("ot_holiday_cap")),
                from.word("day_kind", OvertimePolicy.DayKind.HOLIDAY_SPLIT),
                tiers(),
                from.optional("day_cap"),
                from.optional("month_cap"),
                from.word("cap_policy", OvertimePolicy.CapPolicy.PAY_AND_FLAG));
    }

    private TierPolicy tiers() {
        return new TierPolicy(
                from.tiers("tiers_daily"),
                from.tiers("tiers_weekly"),
                from.tiers("tiers_biweekly"),
                from.date("biweekly_from").orElse(LocalDate.of(1970, 1, 5)),
                from.tiers("tiers_consecutive"),
                from.positive("consecutive_day", 7),
                from.word("consecutive_row", TierPolicy.Row.IN_WEEK),
                from.dayTiers("tiers_weekdays"),
                from.tiers("tier_rates"),
                from.word("combine", TierPolicy.Combine.UNION));
    }

    PeriodPolicy period() {
        return new PeriodPolicy(
                from.in(11).word("system", PeriodPolicy.WorkSystem.STANDARD),
                from.word("cycle", PeriodPolicy.Cycle.MONTH),
                from.word("basis", PeriodPolicy.CycleBasis.CALENDAR),
                from.flag("irregular_holiday_ot"),
                new PeriodPolicy.Permit(
                        from.text("permit_number"),
                        from.date("permit_from"),
                        from.date("permit_until"),
                        from.texts("permit_posts")),
                new PeriodPolicy.Bans(
                        from.flag("ban_night"),
                        from.optional("ban_above"),
                        new PeriodPolicy.Minors(from.minutes("minor_age", 18), from.minutes("minor_above", 480))),
                from.in(13).optional("comp_expiry_days"),
                from.word("on_expiry", PeriodPolicy.OnExpiry.PAY_AT_RATE),
                from.positive("leave_day", 480),
                from.in(14).optional("correction_quota"),
                from.positive("period_start_day", 1),
                from.optional("deadline_days"),
                from.word("deadline_unit", PeriodPolicy.DeadlineUnit.DAYS),
                new PeriodPolicy.Proof(from.flag("correction_position"), from.flag("correction_photo")),
                from.in(15).optional("min_rest"),
                from.optional("max_consecutive_days"),
                from.optional("week_plan_cap"),
                from.in(10).allowances("allowances"),
                new PeriodPolicy.Lates(
                        from.in(6).minutes("late_free", 0), from.optional("late_every"), from.optional("late_cost")),
                new PeriodPolicy.Points(
                        from.points("exception_points"),
                        from.optional("points_most"),
                        from.points("exception_days"),
                        from.roles("exception_told")),
                from.severities("exception_severity"),
                new PeriodPolicy.HalfDay(
                        from.in(13).word("half_day_split", PeriodPolicy.Split.AT_BREAK),
                        from.timeOfDay("half_day_at", 720)));
    }
}
