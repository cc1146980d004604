package org.clockhouse.rest.internal.rules;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.OptionalInt;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.shift.ShiftTerms;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Versioned;

/**
 * A shift in one of its editions.
 *
 * @param effectiveFrom work dates from here on take this edition
 * @param required planned length, unpaid breaks and gaps taken off
 * @param overMidnight whether it ends on the next date
 */
public record ShiftView(
        ShiftId id,
        int edition,
        LocalDate effectiveFrom,
        String code,
        LocalName name,
        @Maybe String colour,
        List<ShiftDraft.SegmentView> segments,
        List<ShiftDraft.BreakView> breaks,
        Duration windowBefore,
        Duration windowAfter,
        RuleSetId ruleSetId,
        @Maybe Duration lateGrace,
        @Maybe Duration earlyGrace,
        @Maybe ShiftDraft.SlotView onWindow,
        @Maybe ShiftDraft.SlotView offWindow,
        boolean inNeeded,
        boolean outNeeded,
        Duration required,
        boolean overMidnight,
        boolean retired,
        long version)
        implements Versioned {

    private static final int DAY = 1_440;

    static ShiftView of(Shift shift) {
        ShiftTerms terms = shift.terms();
        return new ShiftView(
                shift.id(),
                shift.edition(),
                shift.effectiveFrom(),
                terms.code(),
                terms.name(),
                terms.colour().isEmpty() ? null : terms.colour(),
                terms.segments().stream()
                        .map(segment -> new ShiftDraft.SegmentView(time(segment.from()), time(segment.until())))
                        .toList(),
                terms.breaks().stream()
                        .map(pause -> new ShiftDraft.BreakView(time(pause.from()), time(pause.until()), pause.paid()))
                        .toList(),
                Duration.ofMinutes(terms.windowBefore()),
                Duration.ofMinutes(terms.windowAfter()),
                terms.rules(),
                grace(terms.lateGrace()),
                grace(terms.earlyGrace()),
                terms.points().on().map(ShiftDraft.SlotView::of).orElse(null),
                terms.points().off().map(ShiftDraft.SlotView::of).orElse(null),
                terms.points().inNeeded(),
                terms.points().outNeeded(),
                Duration.ofMinutes(terms.required()),
                terms.end() > DAY,
                shift.retired(),
                shift.version());
    }

    private static Duration grace(OptionalInt minutes) {
        return minutes.isPresent() ? Duration.ofMinutes(minutes.getAsInt()) : null;
    }

    private static LocalTime time(int minute) {
        return LocalTime.ofSecondOfDay(minute % DAY * 60L);
    }
}
