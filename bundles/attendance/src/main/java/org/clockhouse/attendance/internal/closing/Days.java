package org.clockhouse.attendance.internal.closing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.closing.PersonSheet.Issue;
import org.clockhouse.attendance.closing.PersonSheet.Kind;
import org.clockhouse.attendance.spi.ResultRepository.Outline;
import org.clockhouse.attendance.spi.SheetRepository.Acceptance;

/** What results say of a period, without their minutes. */
final class Days {

    private static final Map<Flag.Kind, Kind> BY_FLAG = Map.of(
            Flag.Kind.INCIDENT, Kind.INCIDENT,
            Flag.Kind.MISSING_IN, Kind.MISSING_IN,
            Flag.Kind.OUT_WITHOUT_IN, Kind.MISSING_IN,
            Flag.Kind.MISSING_OUT, Kind.MISSING_OUT,
            Flag.Kind.DUPLICATE_IN, Kind.MISSING_OUT,
            Flag.Kind.MAX_SPAN, Kind.MAX_SPAN,
            Flag.Kind.UNASSIGNED, Kind.UNASSIGNED);

    private Days() {}

    /** What a person says yes to: the same results, the same number, in whichever order. */
    static long digest(List<Outline> days) {
        long sum = days.size();
        for (Outline day : days) {
            long each = day.inputHash() * 31 + day.date().toEpochDay() * 17 + day.ordinal();
            each ^= each >>> 29;
            sum += each * 0xBF58476D1CE4E5B9L;
        }
        return sum;
    }

    /** Late and early are figures like others; what is missing needs somebody's word. */
    static List<Issue> issues(List<Outline> days, List<Acceptance> accepted) {
        List<Issue> issues = new ArrayList<>();
        for (Outline day : days) {
            boolean isAccepted = accepted.stream()
                    .anyMatch(each -> each.date().equals(day.date())
                            && each.ordinal() == day.ordinal()
                            && each.inputHash() == day.inputHash());
            for (Kind kind : kinds(day)) {
                if (!isAccepted || !kind.canBeAccepted()) {
                    issues.add(new Issue(day.date(), day.ordinal(), kind, ""));
                }
            }
        }
        return issues;
    }

    static List<Kind> kinds(Outline day) {
        if (day.flags().isEmpty() && day.state() != ResultState.PROVISIONAL && !isLack(day.status())) {
            return List.of();
        }
        List<Kind> kinds = new ArrayList<>(2);
        for (Flag flag : day.flags()) {
            Kind kind = BY_FLAG.get(flag.kind());
            if (kind != null && !kinds.contains(kind)) {
                kinds.add(kind);
            }
        }
        if (day.state() == ResultState.PROVISIONAL && !kinds.contains(Kind.INCIDENT)) {
            kinds.add(Kind.PROVISIONAL);
        }
        if (isLack(day.status())) {
            kinds.add(day.status() == DayStatus.ABSENT ? Kind.ABSENT : Kind.HALF_DAY);
        }
        return kinds;
    }

    private static boolean isLack(DayStatus status) {
        return status == DayStatus.ABSENT || status == DayStatus.HALF_DAY;
    }
}
