package org.clockhouse.store.internal.punch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.punch.Appended;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.Road;
import org.clockhouse.store.internal.Database;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.SqlFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a group of batches in one transaction, and each in its own when the group fails for the sake of one. */
final class PunchAppender {

    private static final Logger log = LoggerFactory.getLogger(PunchAppender.class);
    private static final int ATTEMPTS = 6;

    private final Database database;
    private final PunchInserts inserts;
    private final PunchPositions positions;
    private final PunchNumbers numbers;
    private final PunchSeal seal;
    private final RecentPunches recent;

    PunchAppender(
            Database database,
            PunchInserts inserts,
            PunchPositions positions,
            PunchNumbers numbers,
            PunchSeal seal,
            RecentPunches recent) {
        this.database = database;
        this.inserts = inserts;
        this.positions = positions;
        this.numbers = numbers;
        this.seal = seal;
        this.recent = recent;
    }

    /**
     * @return what commits the group and answers every batch, and throws nothing; the next group may be inserted meanwhile, because a
     *     commit waits for the disk and needs no page
     */
    Runnable insert(List<PreparedBatch> group) {
        try {
            Inserted inserted = inserted(group);
            return () -> commit(inserted);
        } catch (RuntimeException e) {
            failed(group, e);
            return () -> {};
        }
    }

    private void write(PreparedBatch batch) {
        insert(List.of(batch)).run();
    }

    /** What fails here is not written again: that might wait for rows of the next group, which waits for this one. */
    private static void commit(Inserted inserted) {
        try {
            inserted.commit();
        } catch (SQLException e) {
            refuse(inserted.group, new SqlFailure(e));
        } catch (RuntimeException e) {
            refuse(inserted.group, e);
        }
    }

    private static void refuse(List<PreparedBatch> group, RuntimeException why) {
        group.forEach(batch -> batch.answer().completeExceptionally(Failures.outward(why)));
    }

    private void failed(List<PreparedBatch> group, RuntimeException why) {
        if (group.size() == 1 || Failures.isAway(why)) {
            refuse(group, why);
        } else {
            log.warn("A group of {} batches failed and is written one by one: {}", group.size(), why.getMessage());
            group.forEach(this::write);
        }
    }

    private Inserted inserted(List<PreparedBatch> group) {
        for (int attempt = 1; ; attempt++) {
            try {
                return new Inserted(database.connection(), group).insert();
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !Failures.isConflict(e)) {
                    throw new SqlFailure(e);
                }
            } catch (SqlFailure e) {
                if (attempt == ATTEMPTS || !Failures.isConflict(e)) {
                    throw e;
                }
            }
        }
    }

    /** The open transaction of a group. */
    private final class Inserted {

        private final Connection connection;
        private final List<PreparedBatch> group;
        private final List<Group> companies = new ArrayList<>();
        private final Map<PreparedBatch, Appended> answers = new IdentityHashMap<>();

        Inserted(Connection connection, List<PreparedBatch> group) {
            this.connection = connection;
            this.group = group;
        }

        Inserted insert() throws SQLException {
            boolean done = false;
            try {
                Map<OrgId, List<PreparedBatch>> byOrg = group.stream()
                        .collect(Collectors.groupingBy(PreparedBatch::org, LinkedHashMap::new, Collectors.toList()));
                for (Map.Entry<OrgId, List<PreparedBatch>> entry : byOrg.entrySet()) {
                    Group company = new Group(connection, entry.getKey(), entry.getValue());
                    companies.add(company);
                    answers.putAll(company.write());
                }
                done = true;
                return this;
            } finally {
                if (!done) {
                    end(false);
                }
            }
        }

        /** @throws SQLException when nobody was answered */
        void commit() throws SQLException {
            boolean done = false;
            try {
                connection.commit();
                done = true;
                group.forEach(recent::add);
            } finally {
                end(done);
            }
            group.forEach(batch -> batch.answer().complete(answers.get(batch)));
        }

        private void end(boolean committed) throws SQLException {
            try (connection) {
                if (!committed) {
                    connection.rollback();
                }
            } finally {
                companies.forEach(Group::done);
            }
        }
    }

    /** What was said of a press, and by which road; each road may name the same press in its own words. */
    private record Said(Road road, PunchAttributes attributes) {

        boolean isAnother(Said other) {
            return road == other.road && attributes.contradicts(other.attributes);
        }
    }

    /** What is written for one company. */
    private final class Group {

        private final Connection connection;
        private final OrgId company;
        private final String org;
        private final List<PreparedBatch> batches;
        private final Set<PreparedPunch.Identity> seen = new HashSet<>();
        private final List<PunchInserts.Placed> first = new ArrayList<>();
        /** Of an identity that the group has already. */
        private final List<PunchInserts.Placed> again = new ArrayList<>();

        private final Map<PreparedBatch, List<PunchInserts.Placed>> placed = new IdentityHashMap<>();
        private final long before;
        private long position;

        Group(Connection connection, OrgId company, List<PreparedBatch> batches) {
            this.connection = connection;
            this.company = company;
            this.org = company.text();
            this.batches = batches;
            this.before = positions.take(
                    org, batches.stream().mapToInt(PreparedBatch::size).sum());
            this.position = before;
        }

        void done() {
            positions.done(org, before);
        }

        Map<PreparedBatch, Appended> write() throws SQLException {
            batches.forEach(batch -> placed.put(batch, place(batch)));
            Set<Long> added = first.isEmpty() ? new HashSet<>() : inserts.insert(connection, org, first);
            List<PunchInserts.Placed> known = Stream.concat(
                            first.stream().filter(punch -> !added.contains(punch.position())), again.stream())
                    .toList();
            added.addAll(insertBeside(known));
            Map<PreparedBatch, Appended> answers = new IdentityHashMap<>();
            for (PreparedBatch batch : batches) {
                answers.put(batch, answer(batch, added));
            }
            reach(answers);
            return answers;
        }

        private List<PunchInserts.Placed> place(PreparedBatch batch) {
            int terminal = numbers.ofTerminal(org, batch.batch().terminal().text());
            long receivedAt = batch.batch().receivedAt().toEpochMilli();
            List<PunchInserts.Placed> all = new ArrayList<>();
            for (PreparedPunch punch : batch.punches()) {
                int manner = numbers.ofManner(org, punch.manner());
                PunchInserts.Placed at = new PunchInserts.Placed(++position, terminal, manner, receivedAt, 0, punch);
                all.add(at);
                (seen.add(punch.identity(terminal)) ? first : again).add(at);
            }
            return all;
        }

        /** Of those whose identity is in the log, the presses that it has not: said by the same road, and not to be one with any there. */
        private Set<Long> insertBeside(List<PunchInserts.Placed> known) throws SQLException {
            if (known.isEmpty()) {
                return Set.of();
            }
            var stored = inserts.stored(
                    connection,
                    org,
                    known.stream().map(PunchInserts.Placed::identity).toList());
            boolean codes = known.stream()
                    .anyMatch(punch -> punch.prepared().punch().attributes().hasWorkCode());
            Map<PreparedPunch.Identity, List<Said>> said = new HashMap<>();
            List<PunchInserts.Placed> others = new ArrayList<>();
            for (PunchInserts.Placed punch : known) {
                PreparedPunch.Identity identity = punch.identity();
                List<Said> there = said.computeIfAbsent(identity, i -> stored.getOrDefault(i, List.of()).stream()
                        .map(row -> said(i, row, codes))
                        .collect(Collectors.toCollection(ArrayList::new)));
                Said one = new Said(
                        punch.prepared().manner().road(),
                        punch.prepared().punch().attributes());
                if (there.stream().allMatch(one::isAnother)) {
                    others.add(punch.as(there.size()));
                    there.add(one);
                }
            }
            return others.isEmpty() ? Set.of() : inserts.insert(connection, org, others);
        }

        /** @param whole with its work code, which is sealed */
        private Said said(PreparedPunch.Identity identity, PunchInserts.Stored row, boolean whole) {
            Manner manner = numbers.manner(org, row.manner());
            PunchSeal.Extras extras = whole
                    ? seal.open(company, identity.subjectHash(), identity.reading(), row.sealed())
                    : PunchSeal.Extras.NONE;
            return new Said(manner.road(), PunchReader.attributes(manner, extras));
        }

        private void reach(Map<PreparedBatch, Appended> answers) throws SQLException {
            Map<String, PunchInserts.Reached> reached = new LinkedHashMap<>();
            for (PreparedBatch batch : batches) {
                reached.merge(batch.batch().terminal().text(), reached(batch, answers.get(batch)), Group::later);
            }
            inserts.update(connection, org, List.copyOf(reached.values()));
        }

        private static PunchInserts.Reached reached(PreparedBatch prepared, Appended appended) {
            long last = prepared.punches().stream()
                    .mapToLong(punch -> punch.punch().time().at().toEpochMilli())
                    .max()
                    .orElse(0);
            var progress = prepared.batch().progress();
            return new PunchInserts.Reached(
                    prepared.batch().terminal().text(),
                    progress.movesCursor() ? progress.cursor() : null,
                    progress.reportedUpTo().toEpochMilli(),
                    last,
                    (long) appended.added() + appended.quarantined());
        }

        private static PunchInserts.Reached later(PunchInserts.Reached one, PunchInserts.Reached next) {
            return new PunchInserts.Reached(
                    one.terminalId(),
                    next.cursor() == null ? one.cursor() : next.cursor(),
                    Math.max(one.reportedUpTo(), next.reportedUpTo()),
                    Math.max(one.lastPunch(), next.lastPunch()),
                    one.rows() + next.rows());
        }

        private Appended answer(PreparedBatch batch, Set<Long> added) {
            int fresh = (int) placed.get(batch).stream()
                    .filter(punch -> added.contains(punch.position()))
                    .count();
            return new Appended(fresh, batch.batch().punches().size() - fresh, quarantine(batch));
        }

        private int quarantine(PreparedBatch batch) {
            int fresh = 0;
            int terminal = numbers.ofTerminal(org, batch.batch().terminal().text());
            for (PreparedBatch.PreparedRow row : batch.rows()) {
                boolean known = new Sql(
                                        connection,
                                        "select count(*) from punch_quarantine"
                                                + " where org_id = ? and terminal_number = ? and raw_hash = ?",
                                        org,
                                        terminal,
                                        row.rawHash())
                                .number()
                        > 0;
                if (!known) {
                    insert(batch, row, terminal);
                    fresh++;
                }
            }
            return fresh;
        }

        private void insert(PreparedBatch batch, PreparedBatch.PreparedRow row, int terminal) {
            new Sql(
                            connection,
                            "insert into punch_quarantine (org_id, position, terminal_number, raw_hash, road, source,"
                                    + " received_at, line_number, reason, detail, sealed)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            org,
                            ++position,
                            terminal,
                            row.rawHash(),
                            batch.batch().road(),
                            batch.batch().source(),
                            batch.batch().receivedAt(),
                            row.draft().line(),
                            row.draft().reason(),
                            row.draft().detail(),
                            row.sealed())
                    .update();
        }
    }
}
