package org.clockhouse.rest.internal.rules;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.validation.Valid;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Size;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.attendance.shift.ShiftTerms;
import org.clockhouse.attendance.shift.ShiftTerms.Slot;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.ProblemException;
import org.clockhouse.rest.internal.http.Results;

/**
 * What a shift is to be.
 *
 * @param effectiveFrom for an amendment: the first work date of the new edition; today, unless said
 * @param windowBefore how long before the start a punch is accepted; whole minutes; two hours, unless said
 * @param windowAfter how long after the end; six hours, unless said
 * @param ruleSetId by which it is evaluated; the standard one, unless said
 * @param lateGrace instead of the rule set's
 * @param onWindow where rules of check points look for the punch in, instead of in the first half of the window
 * @param offWindow the same for the punch out
 * @param inNeeded whether a missing punch at the start is a fault; true, unless said
 * @param outNeeded the same for the end
 */
public record ShiftDraft(
        @NotBlank @Size(max = 16) String code,
        LocalName name,
        @Maybe @Size(max = 7) String colour,
        @Size(min = 1, max = 10) List<@Valid SegmentView> segments,
        @Maybe @Size(max = 10) List<@Valid BreakView> breaks,
        @Maybe Duration windowBefore,
        @Maybe Duration windowAfter,
        @Maybe RuleSetId ruleSetId,
        @Maybe Duration lateGrace,
        @Maybe Duration earlyGrace,
        @Maybe @Valid SlotView onWindow,
        @Maybe @Valid SlotView offWindow,
        @Maybe Boolean inNeeded,
        @Maybe Boolean outNeeded,
        @Maybe LocalDate effectiveFrom) {

    private static final Duration WINDOW_BEFORE = Duration.ofHours(2);
    private static final Duration WINDOW_AFTER = Duration.ofHours(6);
    private static final int DAY = 1_440;

    /** A stretch of planned work; an end at or before the start is on the next date. */
    public record SegmentView(LocalTime start, LocalTime end) {}

    /** A pause; a time of day before the shift's start is on the next date. @param paid counts as worked */
    public record BreakView(LocalTime from, LocalTime until, boolean paid) {}

    /** Times of day, both edges included, on the dates nearest to the start or the end that they are for. */
    public record SlotView(LocalTime from, LocalTime until) {

        static SlotView of(ShiftTerms.Slot slot) {
            return new SlotView(time(slot.from()), time(slot.until()));
        }

        private static LocalTime time(int minute) {
            return LocalTime.ofSecondOfDay(Math.floorMod(minute, DAY) * 60L);
        }

        private Slot near(int minute) {
            return Slot.near(from, until, minute);
        }
    }

    ShiftTerms terms(RuleSetId rules) {
        List<ShiftTerms.Segment> planned = plannedSegments();
        int start = planned.get(0).from();
        return new ShiftTerms(
                code,
                name,
                Results.text(colour),
                planned,
                breaks == null
                        ? List.of()
                        : breaks.stream()
                                .map(pause -> ShiftTerms.Break.of(pause.from(), pause.until(), pause.paid(), start))
                                .toList(),
                minutes("/windowBefore", windowBefore == null ? WINDOW_BEFORE : windowBefore),
                minutes("/windowAfter", windowAfter == null ? WINDOW_AFTER : windowAfter),
                rules,
                grace("/lateGrace", lateGrace),
                grace("/earlyGrace", earlyGrace),
                new ShiftTerms.CheckPoints(
                        Optional.ofNullable(onWindow).map(window -> window.near(start)),
                        Optional.ofNullable(offWindow)
                                .map(window -> window.near(
                                        planned.get(planned.size() - 1).until())),
                        !Boolean.FALSE.equals(inNeeded),
                        !Boolean.FALSE.equals(outNeeded)));
    }

    /** Segments after the first may lie on the next date as a whole. */
    private List<ShiftTerms.Segment> plannedSegments() {
        List<ShiftTerms.Segment> planned = new ArrayList<>();
        int last = 0;
        for (SegmentView segment : segments) {
            ShiftTerms.Segment plain = ShiftTerms.Segment.of(segment.start(), segment.end());
            boolean next = plain.from() < last;
            planned.add(next ? new ShiftTerms.Segment(plain.from() + DAY, plain.until() + DAY) : plain);
            last = planned.get(planned.size() - 1).until();
        }
        return planned;
    }

    private static OptionalInt grace(String pointer, Duration grace) {
        return grace == null ? OptionalInt.empty() : OptionalInt.of(minutes(pointer, grace));
    }

    private static int minutes(String pointer, Duration length) {
        if (length.isNegative()
                || length.toMinutes() > 2 * DAY
                || length.getSeconds() % 60 != 0
                || length.getNano() != 0) {
            throw ProblemException.invalid(pointer, "value.range", "whole minutes, not negative, at most two days");
        }
        return (int) length.toMinutes();
    }
}
