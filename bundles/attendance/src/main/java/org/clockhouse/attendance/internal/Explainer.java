package org.clockhouse.attendance.internal;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.Adjustment;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayExplanation;
import org.clockhouse.attendance.DayExplanation.Granted;
import org.clockhouse.attendance.DayExplanation.PlannedOccurrence;
import org.clockhouse.attendance.DayExplanation.PunchUse;
import org.clockhouse.attendance.DayExplanation.PunchUse.Use;
import org.clockhouse.attendance.DayResult;
import org.clockhouse.attendance.ExplanationLine;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.internal.day.Day;
import org.clockhouse.attendance.internal.day.DayPlan;
import org.clockhouse.attendance.internal.day.Evaluated;
import org.clockhouse.attendance.internal.day.Evaluated.Conclusion;
import org.clockhouse.attendance.internal.day.MinuteSet;
import org.clockhouse.attendance.internal.day.Occurrence;
import org.clockhouse.attendance.internal.day.Pairs.Pair;
import org.clockhouse.attendance.internal.day.PlannedDate;
import org.clockhouse.attendance.internal.day.Planner;
import org.clockhouse.attendance.internal.day.Stamp;
import org.clockhouse.attendance.internal.day.Work;
import org.clockhouse.attendance.internal.rule.Line;
import org.clockhouse.attendance.spi.ResultRepository.Known;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestId;
import org.clockhouse.request.Requests;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Works one date out again, and says why each minute is where it is. */
@Component(service = Explainer.class)
public final class Explainer {

    private final InputReader reader;
    private final PunchLog punches;
    private final Requests requests;

    @Activate
    public Explainer(@Reference InputReader reader, @Reference PunchLog punches, @Reference Requests requests) {
        this.reader = reader;
        this.punches = punches;
        this.requests = requests;
    }

    DayExplanation explain(OrgId org, Person person, LocalDate date) {
        Inputs inputs = reader.read(org, List.of(new Span(person.id(), date, date)));
        Planner planner = new Planner(inputs.book());
        DayPlan plan = planner.day(person.id(), date);
        PlannedDate planned = planner.on(person.id(), date);
        List<Stamp> stamps = inputs.stamps().getOrDefault(person.id(), List.of());
        Day day = Day.evaluate(plan, stamps, inputs.knowledge(person.id(), date));
        Map<Integer, Known> stored = new HashMap<>();
        inputs.known().getOrDefault(person.id(), List.of()).forEach(row -> stored.put(row.ordinal(), row));
        List<DayResult> results = day.results().stream()
                .map(result -> Results.of(
                        person.id(),
                        plan,
                        result,
                        Optional.ofNullable(stored.get(result.ordinal()))
                                .map(Known::version)
                                .orElse(1),
                        inputs.now()))
                .toList();
        List<Approved> inForce = inputs.book().approved().getOrDefault(person.id(), List.of());
        return new DayExplanation(
                person,
                date,
                plan.zone(),
                plan.type(),
                occurrences(day, planned),
                uses(org, person, day),
                granted(org, day, inForce),
                results,
                lines(day, inForce),
                isPending(results, stored, inputs.closed().of(person.id(), date)),
                inputs.now());
    }

    private static boolean isPending(
            List<DayResult> results, Map<Integer, Known> stored, List<Adjustment> adjustments) {
        Map<Integer, Long> known = new HashMap<>();
        stored.forEach((ordinal, row) -> known.put(ordinal, row.inputHash()));
        adjustments.forEach(line -> known.put(line.ordinal(), line.inputHash()));
        known.values().removeIf(hash -> hash == 0);
        return results.size() != known.size()
                || results.stream()
                        .anyMatch(result -> !known.containsKey(result.ordinal())
                                || known.get(result.ordinal()) != result.inputHash());
    }

    private static List<PlannedOccurrence> occurrences(Day day, PlannedDate planned) {
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
                            planned.source())));
        }
        return all;
    }

    private static List<ExplanationLine> lines(Day day, List<Approved> inForce) {
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
                        : kinds.contains(each.kind()) && reaches(each, result))
                .map(Approved::request)
                .toList();
    }

    private static Optional<Approved.Kind> ground(Bucket bucket) {
        return switch (bucket) {
            case LEAVE, BALANCE_CHARGE -> Optional.of(Approved.Kind.LEAVE);
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

    private List<Granted> granted(OrgId org, Day day, List<Approved> inForce) {
        Uses uses = new Uses(day);
        return inForce.stream()
                .filter(uses::isNear)
                .map(each -> granted(org, each, uses))
                .toList();
    }

    private Granted granted(OrgId org, Approved each, Uses uses) {
        Request request = requests.find(org, Scope.EVERYBODY, each.request());
        Optional<Request.Event> approval = request.approval();
        return new Granted(
                each.request(),
                each.kind(),
                each.from(),
                each.until(),
                each.type(),
                each.kind().isPunch() ? each.position() : 0,
                each.kind().isPunch() ? Optional.of(uses.of(each.position())) : Optional.empty(),
                request.reason(),
                approval.map(Request.Event::name).orElse(""),
                approval.map(Request.Event::at).orElse(Instant.EPOCH));
    }

    private List<PunchUse> uses(OrgId org, Person person, Day day) {
        LocalDate date = day.plan().date();
        Instant from = date.atStartOfDay(ZoneOffset.UTC).toInstant().minus(Duration.ofHours(38));
        Instant until = date.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofHours(62));
        Uses uses = new Uses(day);
        return punches.of(org, List.of(person.id()), from, until).stream()
                .filter(punch -> uses.isNear(punch))
                .map(punch -> new PunchUse(punch, uses.of(punch), uses.ordinals(punch)))
                .toList();
    }

    /** What became of each punch. */
    private static final class Uses {

        private final Day day;
        private final Map<Long, List<Integer>> ordinals = new HashMap<>();
        private final Map<Long, Use> uses = new HashMap<>();
        private final Set<Long> repeats = new HashSet<>();
        private final Map<Long, Stamp> nobodys = new HashMap<>();

        Uses(Day day) {
            this.day = day;
            day.ownership().repeats().forEach(stamp -> repeats.add(stamp.position()));
            day.ownership().unassigned().forEach(stamp -> nobodys.put(stamp.position(), stamp));
            for (Evaluated result : day.results()) {
                result.work().ifPresent(work -> own(result.ordinal(), work));
            }
        }

        private void own(int ordinal, Work work) {
            for (Stamp stamp : work.stamps()) {
                ordinals.computeIfAbsent(stamp.position(), any -> new ArrayList<>(1))
                        .add(ordinal);
                uses.putIfAbsent(stamp.position(), Use.BETWEEN);
            }
            for (Pair pair : work.pairs().closed()) {
                uses.put(pair.in().position(), Use.IN);
                uses.put(pair.out().position(), Use.OUT);
            }
            work.pairs().open().ifPresent(stamp -> uses.put(stamp.position(), Use.IN));
            work.pairs().missingIn().ifPresent(stamp -> uses.put(stamp.position(), Use.OUT));
        }

        /** On the timeline of the date: from four hours before it to two after the next midnight, or used by it. */
        boolean isNear(Punch punch) {
            Instant midnight = midnight(day.plan().date());
            return ordinals.containsKey(punch.position())
                    || !punch.at().isBefore(midnight.minus(Duration.ofHours(4)))
                            && punch.at().isBefore(midnight.plus(Duration.ofHours(26)));
        }

        /** A punch as above; anything else that touches the date. */
        boolean isNear(Approved each) {
            Instant midnight = midnight(day.plan().date());
            if (each.kind().isPunch()) {
                return ordinals.containsKey(each.position())
                        || !each.from().isBefore(midnight.minus(Duration.ofHours(4)))
                                && each.from().isBefore(midnight.plus(Duration.ofHours(26)));
            }
            return each.until().isAfter(midnight)
                    && each.from().isBefore(midnight(day.plan().date().plusDays(1)));
        }

        private Instant midnight(LocalDate date) {
            return date.atStartOfDay(day.plan().zone()).toInstant();
        }

        List<Integer> ordinals(Punch punch) {
            return ordinals.getOrDefault(punch.position(), List.of());
        }

        Use of(Punch punch) {
            return Stamp.counts(punch) ? of(punch.position()) : Use.NOT_COUNTED;
        }

        Use of(long position) {
            if (uses.containsKey(position)) {
                return uses.get(position);
            }
            if (repeats.contains(position)) {
                return Use.REPEAT;
            }
            Stamp nobodys = this.nobodys.get(position);
            return nobodys != null && day.plan().cut().holds(nobodys.minute()) ? Use.UNASSIGNED : Use.OTHER_DATE;
        }
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
