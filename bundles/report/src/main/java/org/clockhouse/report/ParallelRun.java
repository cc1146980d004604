package org.clockhouse.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clockhouse.attendance.Person;
import org.clockhouse.kernel.LocalName;

/**
 * What another system says of a period beside what this one says.
 *
 * @param columns what each column of the sheet was taken for; those that mean nothing are not in it. In a sheet with a column for each
 *     date these are {@link Field#DAY}
 * @param empty places of those that have no value in any line, and so are not compared: such a column says nothing, not zero
 * @param people of the sheet that are known and seen
 * @param days compared; those on which somebody punched here and which the sheet leaves out are among them, unless it leaves out most
 * @param same days without a difference
 * @param differences the first {@link #MOST_DIFFERENCES}, in the order of the sheet
 * @param reasons how many differences each reason has, all counted
 * @param unknown numbers in the sheet that nobody has, the first 100
 * @param missing people with planned days whom the sheet does not name, the first 100
 */
public record ParallelRun(
        Map<Integer, Field> columns,
        Set<Integer> empty,
        List<String> headings,
        int people,
        int days,
        int same,
        List<Difference> differences,
        Map<Reason, Integer> reasons,
        List<String> unknown,
        List<Person> missing) {

    public static final int MOST_DIFFERENCES = 10_000;

    public ParallelRun {
        columns = Map.copyOf(columns);
        empty = Set.copyOf(empty);
        headings = List.copyOf(headings);
        differences = List.copyOf(differences);
        reasons = Map.copyOf(reasons);
        unknown = List.copyOf(unknown);
        missing = List.copyOf(missing);
    }

    /** What a column holds. */
    public enum Field {
        NUMBER,
        DATE,
        IN,
        OUT,
        /** Words such as normal, late or absent. */
        STATUS,
        ATTENDED,
        LATE,
        EARLY,
        OVERTIME,
        /** Everything about one date. */
        DAY
    }

    /**
     * One thing that differs on a day.
     *
     * @param field what differs
     * @param theirs as the sheet has it; empty when it has nothing
     * @param ours in the same manner
     */
    public record Difference(Person person, LocalDate date, Field field, String theirs, String ours, Reason reason) {}

    /** Why, as far as the two can be told apart; the first that holds. */
    public enum Reason {
        /** A terminal has not reported past the window yet, or the window is open. */
        NOT_SETTLED("尚未确定：有终端还没上报过该时段", "Not settled: a terminal has not reported past the window"),
        /** One of the two has a plan where the other has a day off. */
        PLAN("计划不同：一方排班，另一方休息", "Different plans: one has a shift, the other a day off"),
        /** Approved leave, a trip or a correction that only one of the two knows. */
        REQUEST("只有一方有请假、出差或补签", "Leave, a trip or a correction that only one of them knows"),
        PUNCH_ONLY_THERE("打卡只在旧系统里：终端未接入、人员编号不同或手工补录", "A punch that only the old system has"),
        PUNCH_ONLY_HERE("打卡只在本系统里：旧系统没有收到或没有列出", "A punch that the old system did not get, or does not list"),
        PUNCH_DIFFERS("打卡时间不同：终端时钟或取卡方式", "Other times: a clock, or which punch counts"),
        GRACE("打卡相同，宽限或迟到规则不同", "The same punches under another grace or lateness rule"),
        OVERTIME_RULE("加班认定规则不同", "Another rule for what is overtime"),
        BREAK_OR_ROUNDING("打卡相同，休息或取整规则不同", "The same punches under other breaks or rounding");

        private final LocalName text;

        Reason(String zh, String en) {
            this.text = new LocalName(zh, en);
        }

        public LocalName text() {
            return text;
        }
    }
}
