package org.clockhouse.rest.internal.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.Severity;
import org.clockhouse.attendance.day.AttendanceException;
import org.clockhouse.attendance.day.DayExplanation;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.ExplanationLine;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.registry.calendar.DayType;
import org.clockhouse.request.RequestId;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.terminals.TerminalNames;
import org.clockhouse.terminal.Fix;
import org.clockhouse.terminal.PhonePunch;

/**
 * One person's date with the reason for every minute.
 *
 * @param zone of the person's site on that date
 * @param plan what was planned
 * @param punches from the day before to the day after, with what became of each
 * @param granted what was approved for the date, and by whom
 * @param overrides settings of the person that hold on the date in place of the rules'
 * @param results what holds: what a locked period keeps, else what the inputs give now
 * @param exceptions of what holds, by result, as far as they are to be looked at
 * @param later what the inputs give now, where a locked period keeps something else; its difference is a line of an open period
 * @param lines in order of time, of what the inputs give now
 * @param monthCap ceiling of the overtime of the month by the rules of the date, in minutes; absent where there is none
 * @param pending whether the stored result is about to be replaced
 */
public record PersonDayView(
        PersonView employee,
        LocalDate date,
        ZoneId zone,
        DayType dayType,
        List<OccurrenceView> plan,
        List<UsedPunchView> punches,
        List<GrantedView> granted,
        List<RuleOverridesResource.RuleOverrideView> overrides,
        List<ResultView> results,
        List<DayExceptionView> exceptions,
        List<ResultView> later,
        List<LineView> lines,
        @Maybe Integer monthCap,
        boolean pending,
        Instant computedAt) {

    public record PersonView(EmployeeId id, String number, LocalName name, SiteId siteId, DepartmentId departmentId) {

        public static PersonView of(Person person) {
            return new PersonView(person.id(), person.number(), person.name(), person.site(), person.department());
        }
    }

    /** Ends are exclusive, but that of the window inclusive. @param source why this shift: whose assignment */
    public record OccurrenceView(
            int ordinal,
            ShiftId shiftId,
            int shiftEdition,
            String shiftCode,
            LocalDateTime from,
            LocalDateTime until,
            String ruleSetCode,
            int ruleSetEdition,
            List<SpanView> segments,
            List<SpanView> breaks,
            SpanView window,
            String source) {}

    public record SpanView(Instant from, Instant until) {

        static SpanView of(DayExplanation.Span span) {
            return new SpanView(span.from(), span.until());
        }
    }

    /** @param local wall time of the terminal's zone; @param ordinals of the occurrences that own it */
    public record UsedPunchView(
            long position,
            Instant at,
            LocalDateTime local,
            LocalDateTime clockReading,
            TerminalId terminalId,
            @Maybe LocalName terminalName,
            PunchAttributes.Method method,
            PunchAttributes.FunctionKey key,
            PunchAttributes.Outcome outcome,
            DayExplanation.PunchUse.Use use,
            List<Integer> ordinals,
            @Maybe PhoneEvidenceView phone) {}

    /**
     * Why a punch by phone counts, or does not.
     *
     * @param phoneId the bound phone
     * @param distance metres to the middle of the nearest place of the person
     * @param accuracy metres within which the position really is; absent once it is destroyed
     */
    public record PhoneEvidenceView(
            CredentialId phoneId,
            PhonePunch.State state,
            List<PhonePunch.Doubt> doubts,
            @Maybe Integer distance,
            @Maybe Integer accuracy,
            @Maybe LocalName place,
            boolean onFieldWork,
            @Maybe String decidedBy,
            @Maybe String reason) {

        static PhoneEvidenceView of(PhonePunch punch) {
            return new PhoneEvidenceView(
                    punch.phone(),
                    punch.state(),
                    punch.doubts().stream().sorted().toList(),
                    punch.distance().isPresent() ? punch.distance().getAsInt() : null,
                    punch.fix().map(Fix::accuracy).orElse(null),
                    punch.place().orElse(null),
                    punch.onFieldWork(),
                    punch.by().isEmpty() ? null : punch.by(),
                    punch.why().isEmpty() ? null : punch.why());
        }
    }

    /**
     * @param position by which lines name it when it stands for a punch, else 0
     * @param use what became of such a punch
     */
    public record GrantedView(
            RequestId requestId,
            Approved.Kind kind,
            Instant from,
            Instant until,
            @Maybe String type,
            long position,
            @Maybe DayExplanation.PunchUse.Use use,
            String reason,
            String approver,
            Instant approvedAt) {}

    /** @param minutes by bucket; a bucket without minutes is left out */
    public record ResultView(
            int ordinal,
            DayStatus status,
            @Maybe LocalDateTime firstIn,
            @Maybe LocalDateTime lastOut,
            Map<Bucket, Integer> minutes,
            List<String> flags,
            ResultState state,
            String ruleSetCode,
            int ruleSetEdition,
            int version,
            Instant computedAt) {}

    /** @param name by which rule sets speak of it; a departure from the plan, or a flag */
    public record DayExceptionView(
            int ordinal, AttendanceException.Kind kind, String name, int minutes, Severity severity) {

        static DayExceptionView of(AttendanceException exception) {
            return new DayExceptionView(
                    exception.day().ordinal(),
                    exception.kind(),
                    exception.name(),
                    exception.minutes(),
                    exception.severity());
        }
    }

    /**
     * @param code for clients to translate, with its parameters
     * @param section of the attendance guide that the rule follows
     * @param punches positions of those used; below 0 for one that a request stands for
     * @param requests what was approved that the minutes follow from
     */
    public record LineView(
            int ordinal,
            Instant at,
            String code,
            Map<String, String> params,
            String rule,
            String section,
            List<ShareView> minutes,
            List<Long> punches,
            List<RequestId> requests) {}

    public record ShareView(Bucket bucket, int minutes) {}

    static PersonDayView of(DayExplanation day, TerminalNames names, Map<Instant, PhonePunch> byPhone) {
        return new PersonDayView(
                PersonView.of(day.person()),
                day.date(),
                day.zone(),
                day.dayType(),
                day.occurrences().stream().map(PersonDayView::occurrence).toList(),
                day.punches().stream().map(use -> punch(use, names, byPhone)).toList(),
                day.granted().stream().map(PersonDayView::granted).toList(),
                day.overrides().stream()
                        .map(RuleOverridesResource.RuleOverrideView::of)
                        .toList(),
                day.results().stream().map(PersonDayView::result).toList(),
                day.exceptions().stream().map(DayExceptionView::of).toList(),
                day.later().stream().map(PersonDayView::result).toList(),
                day.lines().stream().map(PersonDayView::line).toList(),
                day.monthCap().isPresent() ? day.monthCap().getAsInt() : null,
                day.pending(),
                day.computedAt());
    }

    public static OccurrenceView occurrence(DayExplanation.PlannedOccurrence occurrence) {
        DayResult.Planned planned = occurrence.planned();
        return new OccurrenceView(
                occurrence.ordinal(),
                planned.shift(),
                planned.edition(),
                planned.code(),
                planned.from(),
                planned.until(),
                occurrence.rules().code(),
                occurrence.rules().edition(),
                occurrence.segments().stream().map(SpanView::of).toList(),
                occurrence.breaks().stream().map(SpanView::of).toList(),
                SpanView.of(occurrence.window()),
                occurrence.source());
    }

    private static UsedPunchView punch(
            DayExplanation.PunchUse use, TerminalNames names, Map<Instant, PhonePunch> byPhone) {
        Punch punch = use.punch();
        boolean phone = punch.attributes().method() == PunchAttributes.Method.PHONE;
        return new UsedPunchView(
                punch.position(),
                punch.at(),
                punch.time().local(),
                punch.time().clockReading(),
                punch.terminal(),
                names.of(punch.terminal()),
                punch.attributes().method(),
                punch.attributes().key(),
                punch.attributes().outcome(),
                use.use(),
                use.ordinals(),
                phone && byPhone.containsKey(punch.at()) ? PhoneEvidenceView.of(byPhone.get(punch.at())) : null);
    }

    private static GrantedView granted(DayExplanation.Granted granted) {
        return new GrantedView(
                granted.request(),
                granted.kind(),
                granted.from(),
                granted.until(),
                granted.type().isEmpty() ? null : granted.type(),
                granted.position(),
                granted.use().orElse(null),
                granted.reason(),
                granted.approver(),
                granted.approvedAt());
    }

    static ResultView result(DayResult result) {
        return new ResultView(
                result.ordinal(),
                result.status(),
                result.firstIn().orElse(null),
                result.lastOut().orElse(null),
                MonthRowView.minutes(result.minutes()),
                result.flags().stream().map(Flag::text).toList(),
                result.state(),
                result.rules().code(),
                result.rules().edition(),
                result.version(),
                result.computedAt());
    }

    public static LineView line(ExplanationLine line) {
        return new LineView(
                line.ordinal(),
                line.at(),
                line.code(),
                new TreeMap<>(line.params()),
                line.rule(),
                line.section(),
                line.minutes().stream()
                        .map(share -> new ShareView(share.bucket(), share.minutes()))
                        .toList(),
                line.punches(),
                line.requests());
    }
}
