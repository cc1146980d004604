package org.clockhouse.attendance.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.clockhouse.attendance.internal.Calculator.Difference;
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
import org.clockhouse.registry.Company;
import org.clockhouse.registry.Organisation;
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
    /** From the end of one to the next while punches keep coming: each reads every terminal, for however few people. */
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** For how long in one piece it stands back in a rush, which may be over any moment. */
    private static final Duration STEP = Duration.ofMillis(100);
    /** From one look for what nobody marked to the next in a rush. */
    private static final Duration SELDOM = Duration.ofSeconds(10);
    /** In pauses: from one look for what became due to the next, which reads every terminal too. */
    private static final int LOOK = 4;
    /** What one round reads: enough to make reading set-based, little enough to fit in memory. */
    private static final int MARKS = 2_000;

    private static final int PEOPLE = 250;
    /** Dates of one round for which reading every terminal is no waste. */
    private static final int WORTH = 50;

    private static final int DAYS = 10_000;

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
    private final Duration pause;
    private final int worth;
    private volatile long workedAt;
    /** How long the last work took. */
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
        this(reader, writer, marks, agenda, organisation, transactions, rush, workers, PAUSE);
    }

    /** @param pause zero for tests, which work at once whatever was before */
    Recalculation(
            InputReader reader,
            DifferenceWriter writer,
            MarkRepository marks,
            Agenda agenda,
            Organisation organisation,
            Transactions transactions,
            Rush rush,
            Workers workers,
            Duration pause) {
        this.reader = reader;
        this.writer = writer;
        this.marks = marks;
        this.agenda = agenda;
        this.organisation = organisation;
        this.transactions = transactions;
        this.rush = rush;
        this.pause = pause;
        this.worth = pause.isZero() ? 1 : WORTH;
        this.workedAt = System.nanoTime() - pause.toNanos();
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
        Duration paused = pause.minus(since);
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
        long began = System.nanoTime();
        try {
            boolean more = true;
            int last = 0;
            while (more && !Thread.currentThread().isInterrupted()) {
                more = gather(org);
                last = workOffBacklog(org);
            }
            if (last > 0) {
                workedAt = System.nanoTime();
                worked = Duration.ofNanos(workedAt - began);
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
        boolean more = isAgain(looked, org, pause.multipliedBy(LOOK)) && agenda.markDue(org);
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
        return !rush.rest(PAUSE).isZero();
    }

    /** Rounds without a pause as long as they are worth it; in a rush a single one. @return how many dates the last one evaluated */
    private int workOffBacklog(OrgId org) {
        int done;
        do {
            done = round(org);
        } while (done >= worth && !isRush() && !Thread.currentThread().isInterrupted());
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

    /** Some marks, with everything that their people's results follow from. */
    private record Round(Marks marks, List<Span> spans, Inputs inputs) {}

    private int round(OrgId org) {
        Round round = transactions.in(org, () -> {
            Marks waiting = some(marks.waiting(MARKS));
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
    private static Marks some(Marks waiting) {
        Map<EmployeeId, Span> spans = new HashMap<>();
        List<Mark> some = new ArrayList<>();
        List<Long> places = new ArrayList<>();
        long days = 0;
        for (int i = 0; i < waiting.marks().size(); i++) {
            Mark mark = waiting.marks().get(i);
            Optional<Span> before = Optional.ofNullable(spans.get(mark.employee()));
            Span after = before.map(span -> span.around(Span.of(mark))).orElseGet(() -> Span.of(mark));
            long more = after.days() - before.map(Span::days).orElse(0L);
            boolean fits = (before.isPresent() || spans.size() < PEOPLE) && days + more <= DAYS;
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
