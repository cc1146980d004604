package org.clockhouse.report;

import static org.clockhouse.report.Dimension.DEPARTMENT;
import static org.clockhouse.report.Dimension.MONTH;
import static org.clockhouse.report.Dimension.PERSON;
import static org.clockhouse.report.Dimension.RULE;
import static org.clockhouse.report.Dimension.SITE;
import static org.clockhouse.report.Metric.ABSENT;
import static org.clockhouse.report.Metric.ABSENT_DAYS;
import static org.clockhouse.report.Metric.ALLOWANCE_COUNT;
import static org.clockhouse.report.Metric.ALLOWANCE_RESULTS;
import static org.clockhouse.report.Metric.ATTENDED;
import static org.clockhouse.report.Metric.ATTENDED_DAYS;
import static org.clockhouse.report.Metric.BANNED_DAYS;
import static org.clockhouse.report.Metric.CYCLE_ATTENDED;
import static org.clockhouse.report.Metric.CYCLE_HOLIDAY;
import static org.clockhouse.report.Metric.CYCLE_MONTHLY;
import static org.clockhouse.report.Metric.CYCLE_OVERTIME;
import static org.clockhouse.report.Metric.CYCLE_OVER_CAP;
import static org.clockhouse.report.Metric.CYCLE_PROVISIONAL;
import static org.clockhouse.report.Metric.CYCLE_REGULAR;
import static org.clockhouse.report.Metric.CYCLE_STANDARD;
import static org.clockhouse.report.Metric.EARLY;
import static org.clockhouse.report.Metric.EARLY_TIMES;
import static org.clockhouse.report.Metric.EXCEPTION_POINTS;
import static org.clockhouse.report.Metric.HALF_DAYS;
import static org.clockhouse.report.Metric.LATE;
import static org.clockhouse.report.Metric.LATES_CHARGED;
import static org.clockhouse.report.Metric.LATES_COST;
import static org.clockhouse.report.Metric.LATES_COUNTED;
import static org.clockhouse.report.Metric.LATES_FORGIVEN;
import static org.clockhouse.report.Metric.LATES_FREE;
import static org.clockhouse.report.Metric.LATE_TIMES;
import static org.clockhouse.report.Metric.LEAVE;
import static org.clockhouse.report.Metric.LOT_BROUGHT;
import static org.clockhouse.report.Metric.LOT_LAPSED;
import static org.clockhouse.report.Metric.LOT_LEFT;
import static org.clockhouse.report.Metric.LOT_PAID;
import static org.clockhouse.report.Metric.LOT_TAKEN;
import static org.clockhouse.report.Metric.MISSING_PUNCHES;
import static org.clockhouse.report.Metric.NIGHT;
import static org.clockhouse.report.Metric.NIGHT_DUTIES;
import static org.clockhouse.report.Metric.OT_HOLIDAY;
import static org.clockhouse.report.Metric.OT_REST;
import static org.clockhouse.report.Metric.OT_WORKDAY;
import static org.clockhouse.report.Metric.OVER_DAYS;
import static org.clockhouse.report.Metric.OVER_MONTH;
import static org.clockhouse.report.Metric.PAIR_BOTH;
import static org.clockhouse.report.Metric.PAIR_DATES;
import static org.clockhouse.report.Metric.PAIR_SHARE;
import static org.clockhouse.report.Metric.PEOPLE;
import static org.clockhouse.report.Metric.PLANNED_DAYS;
import static org.clockhouse.report.Metric.RATE;
import static org.clockhouse.report.Metric.REGULAR;
import static org.clockhouse.report.Metric.REQUIRED;
import static org.clockhouse.report.Metric.SEVENTH_DAYS;
import static org.clockhouse.report.Metric.SHORT_RESTS;
import static org.clockhouse.report.Metric.TOTAL_ATTENDED;
import static org.clockhouse.report.Metric.TOTAL_LACKING;
import static org.clockhouse.report.Metric.TOTAL_OVERTIME;
import static org.clockhouse.report.Metric.TOTAL_REGULAR;
import static org.clockhouse.report.Metric.TOTAL_REQUIRED;
import static org.clockhouse.report.Metric.TRIP;
import static org.clockhouse.report.Metric.UNPAID_LEAVE;
import static org.clockhouse.report.Metric.UNSETTLED;

import java.util.List;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.kernel.Refused;

/**
 * What is wanted.
 *
 * @param query period and people
 * @param by what figures are divided by, at most {@link #MOST_DIMENSIONS}; empty as usual for the report
 * @param byteOrderMark whether a csv starts with one, which some spreadsheets need to read Chinese
 */
public record ReportRequest(
        Name name, MonthQuery query, List<Dimension> by, Format format, Language language, boolean byteOrderMark) {

    public static final int MOST_DIMENSIONS = 3;

    public ReportRequest {
        by = by.isEmpty() ? name.by() : List.copyOf(by);
        if (by.size() > MOST_DIMENSIONS || by.stream().distinct().count() < by.size()) {
            throw Refused.at("/by", "report.by", "at most " + MOST_DIMENSIONS + " dimensions, each once");
        }
    }

    /** Divided as usual. */
    public ReportRequest(Name name, MonthQuery query, Format format, Language language, boolean byteOrderMark) {
        this(name, query, List.of(), format, language, byteOrderMark);
    }

    /** The library, by question. */
    public enum Name {
        /** People down, dates across, totals at the right, a column to sign in. */
        MONTH_SHEET(Kind.DAYS),
        /** One line for each person, date and shift. */
        DAILY_LIST(Kind.DAYS),
        /** The published roster, people down, dates across; read again by an import of a roster. */
        ROSTER(Kind.DAYS),
        /** One line for each week with tiers and cycle of comprehensive hours that touches the period, whole. */
        WORK_CYCLES(
                Kind.DAYS,
                List.of(),
                CYCLE_ATTENDED,
                CYCLE_STANDARD,
                CYCLE_REGULAR,
                CYCLE_OVERTIME,
                CYCLE_HOLIDAY,
                CYCLE_MONTHLY,
                CYCLE_OVER_CAP,
                CYCLE_PROVISIONAL),
        /** One line for each total of a week or month, each period of lates or points and each allowance that a rule set counts. */
        PERIOD_COUNTS(
                Kind.DAYS,
                List.of(),
                TOTAL_REQUIRED,
                TOTAL_ATTENDED,
                TOTAL_REGULAR,
                TOTAL_LACKING,
                TOTAL_OVERTIME,
                LATES_COUNTED,
                LATES_FREE,
                LATES_FORGIVEN,
                LATES_CHARGED,
                LATES_COST,
                EXCEPTION_POINTS,
                ALLOWANCE_RESULTS,
                ALLOWANCE_COUNT),
        /** One line for two people who punch within moments of each other at one reader, date after date. */
        PUNCH_PAIRS(Kind.DAYS, List.of(), PAIR_DATES, PAIR_BOTH, PAIR_SHARE),
        /** One line for each lot of leave: what was earned, taken, is left, and is paid or lapses when it ends. */
        LEAVE_LOTS(Kind.DAYS, List.of(), LOT_BROUGHT, LOT_TAKEN, LOT_LEFT, LOT_PAID, LOT_LAPSED),
        /** One line for each card that took another's place. */
        CARD_REPLACEMENTS(Kind.CARDS),
        /** What replacements cost and how it stands, for payroll. */
        CARD_FEES(Kind.CARDS),
        /** How many cards were replaced, by month, department, batch and reason. */
        CARD_LOSSES(Kind.CARDS),
        ATTENDANCE_RATE(
                List.of(DEPARTMENT, MONTH), PEOPLE, PLANNED_DAYS, REQUIRED, REGULAR, TRIP, LEAVE, RATE, UNSETTLED),
        LATENESS(List.of(PERSON), LATE_TIMES, LATE, EARLY_TIMES, EARLY, MISSING_PUNCHES, PLANNED_DAYS, UNSETTLED),
        ABSENCE(
                List.of(PERSON),
                PLANNED_DAYS,
                ABSENT_DAYS,
                HALF_DAYS,
                ABSENT,
                MISSING_PUNCHES,
                LEAVE,
                UNPAID_LEAVE,
                UNSETTLED),
        /** Against the ceiling of the month. */
        OVERTIME(List.of(PERSON, MONTH), OT_WORKDAY, OT_REST, OT_HOLIDAY, Metric.OVERTIME, OVER_MONTH, OVER_DAYS),
        NIGHT_DUTY(List.of(PERSON), NIGHT_DUTIES, NIGHT, ATTENDED_DAYS, ATTENDED),
        /** Facts to judge performance by. */
        PERFORMANCE(
                List.of(PERSON),
                PLANNED_DAYS,
                ATTENDED_DAYS,
                RATE,
                LATE_TIMES,
                LATE,
                EARLY_TIMES,
                EARLY,
                ABSENT_DAYS,
                MISSING_PUNCHES,
                Metric.OVERTIME,
                NIGHT_DUTIES,
                UNSETTLED),
        /** Where hours break a ceiling or leave no day of rest. */
        COMPLIANCE(
                List.of(PERSON, MONTH),
                ATTENDED,
                Metric.OVERTIME,
                OVER_MONTH,
                OVER_DAYS,
                SEVENTH_DAYS,
                OT_HOLIDAY,
                SHORT_RESTS,
                BANNED_DAYS),
        /** Sites with their own rules, side by side. */
        SITES(
                List.of(SITE, RULE),
                PEOPLE,
                REQUIRED,
                REGULAR,
                RATE,
                Metric.OVERTIME,
                LATE_TIMES,
                ABSENT_DAYS,
                UNSETTLED),
        /** Minutes by department, which is the cost centre. */
        COST_CENTRES(List.of(DEPARTMENT, MONTH), PEOPLE, ATTENDED, REGULAR, OT_WORKDAY, OT_REST, OT_HOLIDAY, NIGHT),
        /** One line for each person, cost centre and pay code; by date if wanted. Its columns never change. */
        PAYROLL(Kind.PAYROLL),
        /** The same with lines of the weeks and cycles that end in the period, in a schema of its own. */
        PAYROLL_CYCLES(Kind.PAYROLL),
        /** The same with what rule sets count beside that, in a third schema. */
        PAYROLL_COUNTS(Kind.PAYROLL),
        /** The same with why lines of locked dates are there, in a fourth schema. */
        PAYROLL_REASONS(Kind.PAYROLL);

        private final Kind kind;
        private final List<Dimension> by;
        private final List<Metric> metrics;

        Name(Kind kind) {
            this(kind, List.of());
        }

        Name(List<Dimension> by, Metric... metrics) {
            this(Kind.FIGURES, by, metrics);
        }

        Name(Kind kind, List<Dimension> by, Metric... metrics) {
            this.kind = kind;
            this.by = by;
            this.metrics = List.of(metrics);
        }

        public Kind kind() {
            return kind;
        }

        /** How it is usually divided. */
        public List<Dimension> by() {
            return by;
        }

        public List<Metric> metrics() {
            return metrics;
        }

        /** Whether it tells of cards and not of working time. */
        public boolean isOfCards() {
            return kind == Kind.CARDS;
        }
    }

    /** What the rows are. */
    public enum Kind {
        DAYS(MonthQuery.LONGEST),
        FIGURES(366),
        PAYROLL(366),
        CARDS(800);

        private final int longest;

        Kind(int longest) {
            this.longest = longest;
        }

        /** Days that a period may have. */
        public int longest() {
            return longest;
        }
    }

    /** The shape of the bytes. */
    public enum Format {
        JSON("application/json", "json"),
        CSV("text/csv; charset=utf-8", "csv"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
        PDF("application/pdf", "pdf");

        private final String mediaType;
        private final String extension;

        Format(String mediaType, String extension) {
            this.mediaType = mediaType;
            this.extension = extension;
        }

        public String mediaType() {
            return mediaType;
        }

        public String extension() {
            return extension;
        }
    }

    public enum Language {
        ZH,
        EN
    }

    /** For example {@code month-sheet-2026-10.xlsx}; ASCII only. */
    public String fileName() {
        String period = query.from().getDayOfMonth() == 1
                        && query.until()
                                .equals(query.from().withDayOfMonth(query.from().lengthOfMonth()))
                ? query.from().toString().substring(0, 7)
                : query.from() + "_" + query.until();
        return name.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-" + period + "."
                + format.extension();
    }
}
