package org.clockhouse.attendance.internal.trial;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.internal.result.Calculator;
import org.clockhouse.attendance.internal.result.Evaluated;
import org.clockhouse.attendance.internal.result.InputReader;
import org.clockhouse.attendance.internal.result.Inputs;
import org.clockhouse.attendance.internal.result.Span;
import org.clockhouse.attendance.trial.RuleTrial;
import org.clockhouse.attendance.trial.RuleTrial.Late;
import org.clockhouse.attendance.trial.RuleTrial.Moved;
import org.clockhouse.attendance.trial.RuleTrials;
import org.clockhouse.attendance.trial.TrialChange;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Evaluates each date twice, from the inputs as they are and with the change among them, so that only the change moves anything:
 * neither a result that is about to be replaced nor a lock stands between the two.
 */
@Component
public final class TrialDesk implements RuleTrials {

    /** Read together: enough to make reading set-based, little enough to fit in memory. */
    private static final int PEOPLE = 250;

    private static final Set<DayStatus> SILENT = Set.of(DayStatus.NORMAL, DayStatus.PROVISIONAL);

    private final InputReader reader;
    private final Directory directory;
    private final Transactions transactions;

    @Activate
    public TrialDesk(
            @Reference InputReader reader, @Reference Directory directory, @Reference Transactions transactions) {
        this.reader = reader;
        this.directory = directory;
        this.transactions = transactions;
    }

    @Override
    public RuleTrial run(OrgId org, Scope scope, TrialChange change, TrialChange.Dates dates, Progress progress) {
        requirePeriod(dates);
        List<Employee> people = people(org, scope, dates);
        List<Moved> moved = new ArrayList<>();
        Lates lates = new Lates();
        int days = 0;
        for (int done = 0; done < people.size(); done += PEOPLE) {
            goOn(progress, done, people.size());
            List<Employee> some = people.subList(done, Math.min(done + PEOPLE, people.size()));
            Batch batch = batch(org, some, change, dates, lates);
            moved.addAll(batch.moved());
            days += batch.days();
        }
        goOn(progress, people.size(), people.size());
        return new RuleTrial(dates, people.size(), days, moved, lates.byMinutes());
    }

    static void requirePeriod(TrialChange.Dates dates) {
        if (dates.until().isBefore(dates.from())
                || dates.until().isAfter(dates.from().plusDays(MonthQuery.LONGEST - 1L))) {
            throw new Refused("timesheet.period", "a period has 1 to " + MonthQuery.LONGEST + " days");
        }
    }

    private static void goOn(Progress progress, int people, int of) {
        if (!progress.at(people, of)) {
            throw new CancellationException("stopped at " + people + " of " + of + " people");
        }
    }

    private List<Employee> people(OrgId org, Scope scope, TrialChange.Dates dates) {
        List<Employee> people = new ArrayList<>();
        Page page = Page.first(Page.MOST);
        do {
            Slice<Employee> some =
                    directory.employed(org, scope, EmployeeFilter.ALL, dates.from(), dates.until(), page);
            people.addAll(some.items());
            page = new Page(some.next(), Page.MOST);
        } while (!page.after().isEmpty());
        return people;
    }

    /** @param days evaluated */
    private record Batch(List<Moved> moved, int days) {}

    private Batch batch(OrgId org, List<Employee> people, TrialChange change, TrialChange.Dates dates, Lates lates) {
        List<Span> spans = people.stream()
                .map(person -> new Span(person.id(), dates.from(), dates.until()))
                .toList();
        Inputs inputs = transactions.in(org, () -> reader.read(org, spans));
        Calculator now = new Calculator(inputs);
        Calculator then = new Calculator(inputs.under(change, dates.from()));
        List<Moved> moved = new ArrayList<>();
        for (Employee person : people) {
            Tally tally = new Tally(lates);
            dates.from()
                    .datesUntil(dates.until().plusDays(1))
                    .forEach(date ->
                            tally.compare(date, now.results(person.id(), date), then.results(person.id(), date)));
            tally.moved(person).ifPresent(moved::add);
        }
        return new Batch(moved, now.evaluated());
    }

    private static int sum(List<Evaluated> results, Bucket bucket) {
        int sum = 0;
        for (Evaluated result : results) {
            sum += result.minutes().get(bucket);
        }
        return sum;
    }

    /** How many dates of all people have how many minutes late, both ways. */
    private static final class Lates {

        private final SortedMap<Integer, Integer> now = new TreeMap<>();
        private final SortedMap<Integer, Integer> then = new TreeMap<>();

        void count(List<Evaluated> before, List<Evaluated> after) {
            now.merge(sum(before, Bucket.LATE), 1, Integer::sum);
            then.merge(sum(after, Bucket.LATE), 1, Integer::sum);
        }

        List<Late> byMinutes() {
            SortedSet<Integer> minutes = new TreeSet<>(now.keySet());
            minutes.addAll(then.keySet());
            return minutes.tailSet(1).stream()
                    .map(late -> new Late(late, now.getOrDefault(late, 0), then.getOrDefault(late, 0)))
                    .toList();
        }
    }

    /** What moves for one person. */
    private static final class Tally {

        private final Lates lates;
        private final List<LocalDate> dates = new ArrayList<>();
        private final Map<Bucket, Integer> minutes = new EnumMap<>(Bucket.class);
        private final SortedMap<String, Integer> gained = new TreeMap<>();
        private final SortedMap<String, Integer> lost = new TreeMap<>();

        Tally(Lates lates) {
            this.lates = lates;
        }

        void compare(LocalDate date, List<Evaluated> now, List<Evaluated> then) {
            lates.count(now, then);
            if (hashes(now).equals(hashes(then))) {
                return;
            }
            boolean same = true;
            for (Bucket bucket : Bucket.values()) {
                int more = sum(then, bucket) - sum(now, bucket);
                minutes.merge(bucket, more, Integer::sum);
                same &= more == 0;
            }
            Set<String> before = words(now);
            Set<String> after = words(then);
            after.stream().filter(word -> !before.contains(word)).forEach(word -> gained.merge(word, 1, Integer::sum));
            before.stream().filter(word -> !after.contains(word)).forEach(word -> lost.merge(word, 1, Integer::sum));
            if (!same || !before.equals(after)) {
                dates.add(date);
            }
        }

        Optional<Moved> moved(Employee person) {
            return dates.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Moved(Person.of(person), dates, minutes, gained, lost));
        }

        private static List<Long> hashes(List<Evaluated> results) {
            return results.stream().map(Evaluated::inputHash).toList();
        }

        /** What a date is called and what is flagged about it, whatever the figures. */
        private static Set<String> words(Collection<Evaluated> results) {
            Set<String> words = new TreeSet<>();
            for (Evaluated result : results) {
                result.flags().forEach(flag -> words.add(flag.kind().name()));
                if (!SILENT.contains(result.status())) {
                    words.add(result.status().name());
                }
            }
            return words;
        }
    }
}
