package org.clockhouse.attendance.internal.result;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import org.clockhouse.attendance.internal.result.Calculator.Difference;
import org.clockhouse.attendance.spi.Mark;
import org.clockhouse.attendance.spi.MarkRepository;
import org.clockhouse.attendance.spi.MarkRepository.Marks;
import org.clockhouse.kernel.ChangeListener;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Rush;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.kernel.Workers;
import org.clockhouse.registry.organisation.Company;
import org.clockhouse.registry.organisation.Organisation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works out again what is marked, as long as something is. Hints wake it, a tick does what no hint said, and a restart needs
 * nothing else: a mark goes in the transaction that writes what it asked for, and a punch is its own.
 */
@Component(
        service = {ChangeListener.class, Recalculation.class},
        immediate = true)
public final class Recalculation implements ChangeListener {

    private static final Logger log = LoggerFactory.getLogger(Recalculation.class);
    private static final Duration TICK = Duration.ofSeconds(5);
    /** What each rests while punches keep coming, as a multiple of what it took: a round reads all rules, for however few people. */
    private static final int REST = 4;

    private static final Duration LONGEST_REST = Duration.ofMillis(250);
    /** For how long in one piece it stands back in a rush, which may be over any moment. */
    private static final Duration STEP = Duration.ofMillis(100);
    /** From one look for what nobody marked to the next in a rush. */
    private static final Duration SELDOM = Duration.ofSeconds(10);
    /** From one look for what became due to the next, which may read every terminal. */
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** Dates of one round for which reading all rules is no waste. */
    private static final int WORTH = 50;

    private final InputReader reader;
    private final DifferenceWriter writer;
    private final MarkRepository marks;
    private final Agenda agenda;
    private final Organisation organisation;
    private final Transactions transactions;
    private final Rush rush;
    private final Workers.Crew crew;
    private final Set<OrgId> asked = ConcurrentHashMap.newKeySet();
    private final Map<OrgId, Long> gathered = new ConcurrentHashMap<>();
    private final Map<OrgId, Long> looked = new ConcurrentHashMap<>();
    private final Pace pace;
    private volatile long workedAt = System.nanoTime();
    /** How long the last rounds took. */
    private volatile Duration worked = Duration.ZERO;

    @Activate
    public Recalculation(
            @Reference InputReader reader,
            @Reference DifferenceWriter writer,
            @Reference MarkRepository marks,
            @Reference Agenda agenda,
            @Reference Organisation organisation,
            @Reference Transactions transactions,
            @Reference Rush rush,
            @Reference Workers workers) {
        this(reader, writer, marks, agenda, organisation, transactions, rush, workers, Pace.USUAL);
    }

    /**
     * How it shares the processors with those who bring punches.
     *
     * @param rest after work that took so long
     * @param look from one look for what became due to the next
     * @param worth dates that make the next round follow without a rest
     */
    public record Pace(UnaryOperator<Duration> rest, Duration look, int worth) {

        private static final Pace USUAL = new Pace(Pace::usualRest, LOOK, WORTH);

        /** For tests, which wait for nothing. */
        public static final Pace AT_ONCE = new Pace(worked -> Duration.ZERO, Duration.ZERO, 1);

        private static Duration usualRest(Duration worked) {
            Duration rest = worked.multipliedBy(REST);
            return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
        }
    }

    public Recalculation(
            InputReader reader,
            DifferenceWriter writer,
            MarkRepository marks,
            Agenda agenda,
            Organisation organisation,
            Transactions transactions,
            Rush rush,
            Workers workers,
            Pace pace) {
        this.reader = reader;
        this.writer = writer;
        this.marks = marks;
        this.agenda = agenda;
        this.organisation = organisation;
        this.transactions = transactions;
        this.rush = rush;
        this.pace = pace;
        this.crew = workers.crew("attendance", 1);
        crew.every(TICK, this::tick);
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.PUNCHES, Topic.EMPLOYEES, Topic.ORGANISATION, Topic.SHIFTS, Topic.REQUESTS);
    }

    @Override
    public void changed(OrgId org, Topic topic) {
        wake(org);
    }

    private void tick() {
        try {
            organisation.all().stream().map(Company::id).forEach(this::wake);
        } catch (Unavailable e) {
            log.debug("The tick found no database: {}", e.getMessage());
        }
    }

    private void wake(OrgId org) {
        if (asked.add(org)) {
            whenRested(org);
        }
    }

    private void whenRested(OrgId org) {
        Duration since = Duration.ofNanos(System.nanoTime() - workedAt);
        Duration paused = pace.rest().apply(worked).minus(since);
        Duration resting = rush.rest(worked).minus(since);
        Runnable work = () -> {
            asked.remove(org);
            work(org);
        };
        try {
            if (isTime(resting)) {
                crew.later(resting.compareTo(STEP) < 0 ? resting : STEP, () -> whenRested(org));
            } else if (isTime(paused)) {
                crew.later(paused, work);
            } else {
                crew.run(work);
            }
        } catch (RejectedExecutionException e) {
            log.debug("A hint came after the end");
        }
    }

    private static boolean isTime(Duration left) {
        return !left.isNegative() && !left.isZero();
    }

    private void work(OrgId org) {
        try {
            // Punches first: somebody waits for what becomes of them, and looking for what is due takes its time.
            int done = workOffBacklog(org);
            boolean more;
            do {
                more = gather(org);
                done += isRush() ? 0 : workOffBacklog(org);
            } while (more && !Thread.currentThread().isInterrupted());
            if (done > 0) {
                workedAt = System.nanoTime();
                wake(org);
            }
        } catch (Unavailable e) {
            log.debug("Recalculation waits for the database: {}", e.getMessage());
        }
    }

    /** What nobody marked stays due until it is worked out: in a rush, which leaves it waiting, it is looked for now and then only. */
    private boolean gather(OrgId org) {
        if (isRush() && !isAgain(gathered, org, SELDOM)) {
            return false;
        }
        agenda.gather(org);
        boolean more = isAgain(looked, org, pace.look()) && agenda.markDue(org);
        if (more) {
            looked.remove(org);
        }
        return more && !isRush();
    }

    private static boolean isAgain(Map<OrgId, Long> last, OrgId org, Duration after) {
        long now = System.nanoTime();
        boolean again = now - last.getOrDefault(org, now - after.toNanos()) >= after.toNanos();
        if (again) {
            last.put(org, now);
        }
        return again;
    }

    private boolean isRush() {
        return !rush.rest(LONGEST_REST).isZero();
    }

    /** Rounds without a pause as long as they are worth it; in a rush a single one. @return how many dates the last one evaluated */
    private int workOffBacklog(OrgId org) {
        long began = System.nanoTime();
        int done;
        do {
            done = round(org);
        } while (done >= pace.worth() && !isRush() && !Thread.currentThread().isInterrupted());
        if (done > 0) {
            worked = Duration.ofNanos(System.nanoTime() - began);
        }
        return done;
    }

    /** Works until nothing is marked. @return how many dates were evaluated */
    public long drain(OrgId org) {
        long evaluated = 0;
        int done = 1;
        while (done > 0 && !Thread.currentThread().isInterrupted()) {
            done = round(org);
            evaluated += done;
        }
        return evaluated;
    }

    /** What one round reads: enough to make reading set-based, little enough to fit in memory. */
    private record Size(int marks, int people, int days) {

        static final Size USUAL = new Size(2_000, 250, 10_000);
        /** Rests are bounded: only a short round leaves to those who bring punches the part of the processors that it should. */
        static final Size IN_RUSH = new Size(400, 50, 2_000);
    }

    /** Some marks, with everything that their people's results follow from. */
    private record Round(Marks marks, List<Span> spans, Inputs inputs) {}

    private int round(OrgId org) {
        Size size = isRush() ? Size.IN_RUSH : Size.USUAL;
        Round round = transactions.in(org, () -> {
            Marks waiting = some(marks.waiting(size.marks()), size);
            List<Span> spans = Span.of(waiting.marks());
            return spans.isEmpty() ? null : new Round(waiting, spans, reader.read(org, spans));
        });
        if (round == null) {
            return 0;
        }
        Calculator calculator = new Calculator(round.inputs());
        List<Difference> differences = new ArrayList<>();
        for (Span span : round.spans()) {
            differences.add(calculator.difference(span));
        }
        writer.write(org, round.inputs().closed(), differences, places(round.marks()));
        return Math.max(1, calculator.evaluated());
    }

    /** Those of the first people, so that nobody is worked out twice for two punches; as many as are not too many for one round. */
    private static Marks some(Marks waiting, Size size) {
        Map<EmployeeId, Span> spans = new HashMap<>();
        List<Mark> some = new ArrayList<>();
        List<Long> places = new ArrayList<>();
        long days = 0;
        for (int i = 0; i < waiting.marks().size(); i++) {
            Mark mark = waiting.marks().get(i);
            Optional<Span> before = Optional.ofNullable(spans.get(mark.employee()));
            Span after = before.map(span -> span.around(Span.of(mark))).orElseGet(() -> Span.of(mark));
            long more = after.days() - before.map(Span::days).orElse(0L);
            boolean fits = (before.isPresent() || spans.size() < size.people()) && days + more <= size.days();
            if (some.isEmpty() || fits) {
                spans.put(mark.employee(), after);
                some.add(mark);
                places.add(waiting.places().get(i));
                days += more;
            }
        }
        return new Marks(some, places);
    }

    private static Map<EmployeeId, List<Long>> places(Marks marks) {
        Map<EmployeeId, List<Long>> places = new HashMap<>();
        for (int i = 0; i < marks.marks().size(); i++) {
            places.computeIfAbsent(marks.marks().get(i).employee(), any -> new ArrayList<>())
                    .add(marks.places().get(i));
        }
        return places;
    }
}
