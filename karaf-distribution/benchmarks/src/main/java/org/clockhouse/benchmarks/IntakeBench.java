package org.clockhouse.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.internal.ThreadWorkers;
import org.clockhouse.punch.NewPunch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.punch.PunchAttributes.Method;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.PunchTime;
import org.clockhouse.punch.Road;
import org.clockhouse.punch.internal.StoredPunchLog;
import org.clockhouse.store.internal.Database;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.punch.JdbcPunches;

/**
 * Punches a second through {@code PunchLog.append}, and beside it the bare inserts of the same batch: turn about, the best
 * of three each, on Derby on disk and on a PostgreSQL that waits for its disk.
 */
final class IntakeBench {

    private static final int ROUNDS = 3;
    private static final Duration LENGTH = Duration.ofSeconds(3);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int PEOPLE = 500;

    /** @param figure of the bare inserts, from the measurements that the targets were set by */
    private record Job(String name, int threads, int batch, double figure) {}

    private final OrgId org = OrgId.next();
    private final List<EmployeeId> people =
            IntStream.range(0, PEOPLE).mapToObj(i -> EmployeeId.next()).toList();

    static void derby() throws Exception {
        Places.derby((database, bare) -> {
            BareInserts inserts = BareInserts.create(bare, true);
            IntakeBench bench = new IntakeBench();
            bench.run(database, inserts, new Job("derby.singles", 16, 1, 13_400));
            bench.run(database, inserts, new Job("derby.pages-of-200", 4, 200, 19_100));
        });
    }

    static void postgres() throws Exception {
        Places.postgres((database, bare) -> {
            BareInserts inserts = BareInserts.create(bare, false);
            IntakeBench bench = new IntakeBench();
            bench.run(database, inserts, new Job("postgresql.singles", 16, 1, 12_500));
            bench.run(database, inserts, new Job("postgresql.pages-of-200", 4, 200, 25_300));
        });
    }

    private void run(Database database, BareInserts inserts, Job job) throws Exception {
        JpaTransactions transactions = new JpaTransactions(database);
        JdbcPunches repository =
                new JdbcPunches(database, transactions, database.cipher(), database.index(), new ThreadWorkers());
        PunchLog log = new StoredPunchLog(repository, transactions, (company, topic) -> {});
        try {
            double value = 0;
            double bound = 0;
            Load.run(job.threads(), LENGTH, thread -> append(log, thread, job.batch()));
            Load.run(job.threads(), LENGTH, thread -> inserts.work(thread, job.batch()));
            for (int round = 0; round < ROUNDS; round++) {
                bound = Math.max(bound, Load.run(job.threads(), LENGTH, thread -> inserts.work(thread, job.batch())));
                value = Math.max(value, Load.run(job.threads(), LENGTH, thread -> append(log, thread, job.batch())));
            }
            System.out.println(new Line("intake." + job.name(), value, bound, job.figure(), "punches/s"));
        } finally {
            repository.stop();
        }
    }

    private Load.Work append(PunchLog log, int thread, int batch) {
        Punches punches = new Punches(thread, batch);
        return () -> {
            List<NewPunch> page = punches.next().stream().map(this::punch).toList();
            PunchBatch.Progress progress =
                    new PunchBatch.Progress(page.get(0).time().toString(), Instant.EPOCH);
            int added = log.append(
                            org,
                            new PunchBatch(
                                    punches.terminal(),
                                    Road.VISIT,
                                    "",
                                    Instant.parse("2026-11-02T00:00:00Z"),
                                    page,
                                    List.of(),
                                    progress))
                    .added();
            if (added != batch) {
                throw new IllegalStateException("of " + batch + " new punches " + added + " were stored");
            }
            return added;
        };
    }

    private NewPunch punch(Punches.One one) {
        LocalDateTime reading = LocalDateTime.ofEpochSecond(one.second(), 0, ZoneOffset.UTC);
        PunchAttributes attributes = new PunchAttributes(
                Method.CARD,
                FunctionKey.IN,
                1,
                "",
                PunchAttributes.Outcome.ACCEPTED,
                "",
                PunchAttributes.Direction.BOTH,
                true,
                "",
                one.number() + "\t" + reading + "\t1\t0\t0\t0");
        return new NewPunch(
                PunchSubject.number(one.number()),
                Optional.of(people.get(one.person())),
                PunchTime.of(reading, Duration.ofHours(8), ZONE, PunchTime.OffsetSource.ZONE_RULES),
                attributes,
                Set.of());
    }
}
