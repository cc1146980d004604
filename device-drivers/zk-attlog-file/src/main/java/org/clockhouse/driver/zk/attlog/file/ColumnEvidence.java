package org.clockhouse.driver.zk.attlog.file;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a sample of rows says about the order of the two columns. Four (overtime in, and also card) proves nothing by itself:
 * real files with keys hold it in the state column.
 */
final class ColumnEvidence {

    private static final int NO_KEY = 255;
    private static final int HIGHEST_KEY = 5;
    private static final int CARD = 4;
    private static final int ENOUGH_DAYS = 5;

    private static final List<Function<ColumnEvidence, Optional<Finding>>> RULES = List.of(
            ColumnEvidence::noKeyStandsInTheStateColumn,
            ColumnEvidence::aHighCodeIsAWayOfVerifying,
            ColumnEvidence::daysBeginWithInAndEndWithOut,
            ColumnEvidence::fourIsACardWhereNothingElseIsKnown);

    private final Column first = new Column();
    private final Column second = new Column();
    private final Map<String, PersonDay> days = new HashMap<>();
    private long rows;

    /** @param order which column is which
     * @param reason a word for why, part of a text key
     * @param sure whether the file itself says so, or it is only the usual order */
    record Finding(ColumnOrder order, String reason, boolean sure) {}

    void row(String pin, LocalDateTime reading, int inFirst, int inSecond) {
        rows++;
        first.saw(inFirst);
        second.saw(inSecond);
        PersonDay day = days.get(pin);
        if (day == null || !day.isOf(reading)) {
            if (day != null) {
                close(day);
            }
            day = new PersonDay(reading, inFirst, inSecond);
            days.put(pin, day);
        }
        day.last(reading, inFirst, inSecond);
    }

    Finding finding() {
        days.values().forEach(this::close);
        days.clear();
        for (Function<ColumnEvidence, Optional<Finding>> rule : RULES) {
            Optional<Finding> found = rule.apply(this);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return new Finding(ColumnOrder.STATE_FIRST, "usual", rows == 0);
    }

    private void close(PersonDay day) {
        if (day.isLong()) {
            first.day(day.firstAtStart, day.firstAtEnd);
            second.day(day.secondAtStart, day.secondAtEnd);
        }
    }

    private Optional<Finding> noKeyStandsInTheStateColumn() {
        return only(first.noKey > 0, second.noKey > 0)
                .map(column -> new Finding(ColumnOrder.stateIn(column), "noKey", true));
    }

    private Optional<Finding> aHighCodeIsAWayOfVerifying() {
        return only(first.high > 0, second.high > 0)
                .map(column -> new Finding(ColumnOrder.stateIn(other(column)), "verifyCode", true));
    }

    private Optional<Finding> daysBeginWithInAndEndWithOut() {
        return only(first.pairsUp() && !second.pairsUp(), second.pairsUp() && !first.pairsUp())
                .map(column -> new Finding(ColumnOrder.stateIn(column), "pairs", true));
    }

    private Optional<Finding> fourIsACardWhereNothingElseIsKnown() {
        return only(first.four > 0, second.four > 0)
                .map(column -> new Finding(ColumnOrder.stateIn(other(column)), "card", false));
    }

    private static Optional<Integer> only(boolean inFirst, boolean inSecond) {
        return inFirst == inSecond ? Optional.empty() : Optional.of(inFirst ? Columns.FIRST : Columns.SECOND);
    }

    private static int other(int column) {
        return column == Columns.FIRST ? Columns.SECOND : Columns.FIRST;
    }

    private static final class Column {

        private long noKey;
        private long high;
        private long four;
        private long daysThatPair;
        private long daysThatDoNot;

        private void saw(int value) {
            noKey += value == NO_KEY ? 1 : 0;
            high += value > HIGHEST_KEY && value != NO_KEY ? 1 : 0;
            four += value == CARD ? 1 : 0;
        }

        private void day(int start, int end) {
            if (isIn(start) && isOut(end)) {
                daysThatPair++;
            } else {
                daysThatDoNot++;
            }
        }

        private boolean pairsUp() {
            return daysThatPair >= ENOUGH_DAYS && daysThatPair > 2 * daysThatDoNot;
        }

        private static boolean isIn(int key) {
            return key == 0 || key == 4;
        }

        private static boolean isOut(int key) {
            return key == 1 || key == 5;
        }
    }

    /** A person's first and last row of one date. */
    private static final class PersonDay {

        private final LocalDateTime start;
        private final int firstAtStart;
        private final int secondAtStart;
        private LocalDateTime end;
        private int firstAtEnd;
        private int secondAtEnd;

        private PersonDay(LocalDateTime start, int inFirst, int inSecond) {
            this.start = start;
            this.firstAtStart = inFirst;
            this.secondAtStart = inSecond;
        }

        private boolean isOf(LocalDateTime reading) {
            return start.toLocalDate().equals(reading.toLocalDate());
        }

        private void last(LocalDateTime reading, int inFirst, int inSecond) {
            end = reading;
            firstAtEnd = inFirst;
            secondAtEnd = inSecond;
        }

        private boolean isLong() {
            return end.isAfter(start.plusHours(3));
        }
    }
}
