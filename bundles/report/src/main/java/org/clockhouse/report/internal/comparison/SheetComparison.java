package org.clockhouse.report.internal.comparison;

import static java.util.stream.Collectors.groupingBy;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.day.Timesheets;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.imports.SheetReading;
import org.clockhouse.report.ParallelRun;
import org.clockhouse.report.ParallelRun.Difference;
import org.clockhouse.report.ParallelRun.Field;
import org.clockhouse.report.ParallelRun.Reason;
import org.clockhouse.report.ParallelRuns;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Goes through the people a page at a time, beside the sheet in memory. */
@Component
public final class SheetComparison implements ParallelRuns {

    private static final int MOST_NAMES = 100;

    private final SheetReading sheets;
    private final Timesheets timesheets;
    private final Directory directory;
    private final AuditTrail audit;

    @Activate
    public SheetComparison(
            @Reference SheetReading sheets,
            @Reference Timesheets timesheets,
            @Reference Directory directory,
            @Reference AuditTrail audit) {
        this.sheets = sheets;
        this.timesheets = timesheets;
        this.directory = directory;
        this.audit = audit;
    }

    @Override
    public ParallelRun compare(
            Actor actor,
            Scope scope,
            LocalDate from,
            LocalDate until,
            Map<Integer, Field> columns,
            InputStream content) {
        OldSheet sheet = OldSheet.read(sheets.rows(content), columns, new OldDates(from, until));
        Comparing comparing = new Comparing(actor, sheet);
        MonthQuery query = new MonthQuery(from, until, Optional.empty(), Optional.empty(), Optional.empty(), "", false);
        timesheets
                .months(actor.org(), scope, query)
                .forEach(rows -> rows.forEach(row -> comparing.person(row, from, until)));
        audit.recordApart(AuditDraft.of(actor, "report.compare", "report", "PARALLEL_RUN", from + " " + until)
                .with(Map.of("people", comparing.people, "days", comparing.days, "same", comparing.same)));
        return comparing.result();
    }

    private final class Comparing {

        private final OldSheet sheet;
        private final Map<EmployeeId, String> numbers = new HashMap<>();
        private final Set<String> left;
        private final Set<LocalDate> dates;
        private final List<DayComparison> leftOut = new ArrayList<>();
        private int punched;
        private final List<Difference> differences = new ArrayList<>();
        private final Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
        private final List<Person> missing = new ArrayList<>();
        private int people;
        private int days;
        private int same;

        /** A number that may mean several people means nobody. */
        Comparing(Actor actor, OldSheet sheet) {
            this.sheet = sheet;
            this.left = new HashSet<>(sheet.numbers());
            this.dates = sheet.dates();
            directory.numbered(actor.org(), sheet.numbers()).forEach((number, meant) -> {
                if (meant.size() == 1) {
                    numbers.put(meant.stream().map(Employee::id).findFirst().orElseThrow(), number);
                }
            });
        }

        void person(MonthRow row, LocalDate from, LocalDate until) {
            String number = numbers.get(row.person().id());
            if (number == null) {
                boolean planned =
                        row.days().stream().anyMatch(day -> day.minutes().get(Bucket.REQUIRED) > 0);
                if (planned && missing.size() < MOST_NAMES) {
                    missing.add(row.person());
                }
                return;
            }
            people++;
            left.remove(number);
            Map<LocalDate, List<DayResult>> ours = row.days().stream().collect(groupingBy(DayResult::date));
            Map<LocalDate, OldDay> theirs = sheet.days().get(number);
            for (LocalDate date : dates) {
                if (!date.isBefore(from) && !date.isAfter(until)) {
                    OldDay old = theirs.getOrDefault(date, OldDay.LEFT_OUT);
                    day(new DayComparison(row.person(), date, old, ours.getOrDefault(date, List.of())), old);
                }
            }
        }

        private void day(DayComparison day, OldDay old) {
            if (old != OldDay.LEFT_OUT) {
                punched += day.isPunchedHere() ? 1 : 0;
                count(day);
            } else if (day.isPunchedHere()) {
                leftOut.add(day);
            }
        }

        private void count(DayComparison day) {
            List<Difference> found = day.differences();
            days++;
            same += found.isEmpty() ? 1 : 0;
            for (Difference difference : found) {
                reasons.merge(difference.reason(), 1, Integer::sum);
                if (differences.size() < ParallelRun.MOST_DIFFERENCES) {
                    differences.add(difference);
                }
            }
        }

        /** A sheet that leaves most days out lists only some of them on purpose. */
        private void countWhatIsLeftOut() {
            if (leftOut.size() <= punched) {
                leftOut.forEach(this::count);
                differences.sort(
                        Comparator.comparing((Difference one) -> one.person().number())
                                .thenComparing(Difference::date));
            }
        }

        ParallelRun result() {
            countWhatIsLeftOut();
            return new ParallelRun(
                    sheet.columns(),
                    sheet.empty(),
                    sheet.headings(),
                    people,
                    days,
                    same,
                    differences,
                    reasons,
                    left.stream().sorted().limit(MOST_NAMES).toList(),
                    missing);
        }
    }
}
