package org.clockhouse.attendance.internal.timesheet;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.day.DayExplanation;
import org.clockhouse.attendance.day.DayExplanation.PlannedOccurrence;
import org.clockhouse.attendance.day.ExplanationLine;
import org.clockhouse.attendance.internal.day.MinuteSet;
import org.clockhouse.attendance.internal.day.Occurrence;
import org.clockhouse.attendance.internal.day.Stamp;
import org.clockhouse.attendance.internal.day.Work;
import org.clockhouse.attendance.internal.result.Day;
import org.clockhouse.attendance.internal.result.Evaluated;
import org.clockhouse.attendance.internal.result.Evaluated.Conclusion;
import org.clockhouse.attendance.internal.result.Results;
import org.clockhouse.attendance.internal.rule.Line;
import org.clockhouse.request.RequestId;

/** What a date was planned to be, and why its minutes are where they are, as people are told. */
public final class Reasons {

    private Reasons() {}

    /** @param source whose plan it is */
    public static List<PlannedOccurrence> plan(Day day, String source) {
        List<PlannedOccurrence> all = new ArrayList<>();
        for (Evaluated result : day.results()) {
            result.work()
                    .map(Work::occurrence)
                    .filter(Occurrence::isPlanned)
                    .ifPresent(occurrence -> all.add(new PlannedOccurrence(
                            result.ordinal(),
                            Results.planned(occurrence),
                            occurrence.rules(),
                            spans(occurrence.segments()),
                            spans(occurrence.breaks()),
                            new DayExplanation.Span(
                                    instant(occurrence.window().from()),
                                    instant(occurrence.window().until())),
                            source)));
        }
        return all;
    }

    /** In order of time. */
    public static List<ExplanationLine> lines(Day day, List<Approved> inForce) {
        List<ExplanationLine> lines = new ArrayList<>();
        for (Evaluated result : day.results()) {
            for (Conclusion conclusion : result.conclusions()) {
                lines.add(new ExplanationLine(
                        result.ordinal(),
                        instant(conclusion.line().at()),
                        conclusion.line().code(),
                        conclusion.line().params().get(),
                        conclusion.rule().name(),
                        conclusion.rule().section(),
                        conclusion.line().shares(),
                        conclusion.line().punches().stream()
                                .map(Stamp::position)
                                .toList(),
                        grounds(result, conclusion.line(), inForce)));
            }
        }
        lines.sort(Comparator.comparing(ExplanationLine::at));
        return lines;
    }

    /** The requests behind a line: of its punches, and those that its minutes may only be counted by. */
    private static List<RequestId> grounds(Evaluated result, Line line, List<Approved> inForce) {
        Set<Long> positions = line.punches().stream().map(Stamp::position).collect(toSet());
        Set<Approved.Kind> kinds = line.shares().stream()
                .map(share -> ground(share.bucket()))
                .flatMap(Optional::stream)
                .collect(toSet());
        return inForce.stream()
                .filter(each -> each.kind().isPunch()
                        ? positions.contains(each.position())
                        : kinds.contains(each.kind().plain()) && reaches(each, result))
                .map(Approved::request)
                .toList();
    }

    private static Optional<Approved.Kind> ground(Bucket bucket) {
        return switch (bucket) {
            case LEAVE, BALANCE_CHARGE, UNPAID_LEAVE, CREDITED -> Optional.of(Approved.Kind.LEAVE);
            case TRIP -> Optional.of(Approved.Kind.TRIP);
            case OT_WORKDAY, OT_REST, OT_HOLIDAY, OVERTIME -> Optional.of(Approved.Kind.OVERTIME);
            default -> Optional.empty();
        };
    }

    private static boolean reaches(Approved each, Evaluated result) {
        return result.work()
                .map(work -> work.occurrence().window())
                .filter(window -> each.from().isBefore(instant(window.until()))
                        && each.until().isAfter(instant(window.from())))
                .isPresent();
    }

    private static List<DayExplanation.Span> spans(MinuteSet minutes) {
        List<DayExplanation.Span> spans = new ArrayList<>();
        for (int i = 0; i < minutes.stretches(); i++) {
            spans.add(new DayExplanation.Span(instant(minutes.from(i)), instant(minutes.until(i))));
        }
        return spans;
    }

    private static Instant instant(int minute) {
        return Instant.ofEpochSecond(minute * 60L);
    }
}
