package org.clockhouse.store.internal.attendance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.DayResult.Planned;
import org.clockhouse.attendance.day.DayResult.RuleRef;
import org.clockhouse.attendance.spi.ResultRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.Vendor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Day results, in bulk. */
@Component
public final class SqlResults implements ResultRepository {

    private static final int FIRST_BUCKET = 16;
    /** Behind the buckets and the departures. */
    private static final int FLAGS = FIRST_BUCKET + 2 + Bucket.values().length;

    private static final String UNSETTLED = " and (flags <> '' or state = "
            + Codes.STATE.indexOf(ResultState.PROVISIONAL)
            + " or status in (" + Codes.STATUS.indexOf(DayStatus.ABSENT) + ", "
            + Codes.STATUS.indexOf(DayStatus.HALF_DAY) + "))";

    private static final String DEPARTING = "select employee_id, departures from day_result";
    private static final String DEPARTED = " where org_id = ? and departures > 0 and work_date";

    private static final String KEEP = "insert into day_result_past (org_id, " + ResultColumn.row()
            + ") select org_id, " + ResultColumn.row() + " from day_result"
            + " where org_id = ? and employee_id = ? and work_date = ? and ordinal = ? and state = "
            + Codes.STATE.indexOf(ResultState.FINAL);

    private final JpaTransactions transactions;
    private final People people;

    @Activate
    public SqlResults(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
        this.people = new People(transactions);
    }

    @Override
    public List<DayResult> of(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
        Editions editions = new Editions(transactions);
        return people.ask(
                employees,
                "select " + ResultColumn.row() + " from day_result",
                "constraint=DAY_RESULT_KEY",
                "work_date >= ? and work_date <= ?",
                "work_date, ordinal",
                List.of(from, until),
                (employee, row) -> result(employee, row, editions));
    }

    @Override
    public List<DayResult> past(EmployeeId employee, LocalDate date) {
        Editions editions = new Editions(transactions);
        return people.ask(
                List.of(employee),
                "select " + ResultColumn.row() + " from day_result_past",
                "constraint=DAY_RESULT_PAST_KEY",
                "work_date = ?",
                "computed_at desc, version desc, ordinal",
                List.of(date),
                (one, row) -> result(one, row, editions));
    }

    @Override
    public List<Known> known(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
        return people.ask(
                employees,
                "select employee_id, work_date, ordinal, input_hash, version from day_result",
                "constraint=DAY_RESULT_KEY",
                "work_date >= ? and work_date <= ?",
                "work_date, ordinal",
                List.of(from, until),
                (employee, row) -> new Known(
                        employee, row.getDate(2).toLocalDate(), row.getInt(3), row.getLong(4), row.getInt(5)));
    }

    /** Derby is asked once for each date, because it finds a date's departures only behind the date. */
    @Override
    public Set<EmployeeId> departing(LocalDate from, LocalDate until, Set<String> exceptions) {
        int wanted = Codes.departures(exceptions);
        String org = transactions.org().text();
        Set<EmployeeId> found = new HashSet<>();
        if (transactions.vendor() == Vendor.DERBY) {
            String ofOneDate = DEPARTING + " --DERBY-PROPERTIES index=DAY_RESULT_DEPARTURES\n" + DEPARTED + " = ?";
            from.datesUntil(until.plusDays(1))
                    .forEach(date ->
                            transactions.sql(ofOneDate, org, date).each(row -> addDeparting(row, wanted, found)));
        } else {
            transactions
                    .sql(DEPARTING + DEPARTED + " between ? and ? and departures & ? <> 0", org, from, until, wanted)
                    .each(row -> addDeparting(row, wanted, found));
        }
        return found;
    }

    private static void addDeparting(Sql.Row row, int wanted, Set<EmployeeId> found) {
        if ((row.integer("departures") & wanted) != 0) {
            found.add(EmployeeId.of(row.text("employee_id")));
        }
    }

    @Override
    public Set<EmployeeId> workedOutSince(
            Collection<EmployeeId> employees, LocalDate from, LocalDate until, Instant since) {
        return Set.copyOf(people.ask(
                employees,
                "select employee_id, work_date, ordinal from day_result",
                "constraint=DAY_RESULT_KEY",
                "work_date >= ? and work_date <= ? and computed_at >= ?",
                "work_date, ordinal",
                List.of(from, until, since),
                (employee, row) -> employee));
    }

    @Override
    public List<Outline> outlines(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
        return outlines(employees, from, until, "");
    }

    @Override
    public List<Outline> unsettled(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
        return outlines(employees, from, until, UNSETTLED);
    }

    private List<Outline> outlines(
            Collection<EmployeeId> employees, LocalDate from, LocalDate until, String condition) {
        return people.ask(
                employees,
                "select employee_id, work_date, ordinal, status, state, flags, input_hash from day_result",
                "constraint=DAY_RESULT_KEY",
                "work_date >= ? and work_date <= ?" + condition,
                "work_date, ordinal",
                List.of(from, until),
                (employee, row) -> new Outline(
                        employee,
                        row.getDate(2).toLocalDate(),
                        row.getInt(3),
                        Codes.STATUS.get(row.getInt(4)),
                        Codes.STATE.get(row.getInt(5)),
                        flags(row.getString(6)),
                        row.getLong(7)));
    }

    @Override
    public void write(Collection<DayResult> added, Collection<DayResult> replaced, Collection<Known> gone) {
        keep(replaced, gone);
        Sql.batch(
                transactions.connection(),
                "delete from day_result where org_id = ? and employee_id = ? and work_date = ? and ordinal = ?",
                gone.stream()
                        .map(key -> new Object[] {
                            transactions.org().text(), key.employee().text(), key.date(), key.ordinal()
                        })
                        .toList());
        if (added.isEmpty() && replaced.isEmpty()) {
            return;
        }
        Editions editions = new Editions(transactions);
        String org = transactions.org().text();
        if (transactions.vendor() == Vendor.DERBY) {
            new BatchedResults(transactions.appending(), org, editions).write(added, replaced);
        } else {
            List<DayResult> all = new ArrayList<>(added);
            all.addAll(replaced);
            new ArrayedResults(transactions.appending(), org, editions).write(all);
        }
    }

    /** One statement each, in one batch: rows are found by their key, and hardly any is final before its last change. */
    private void keep(Collection<DayResult> replaced, Collection<Known> gone) {
        String org = transactions.org().text();
        Sql.batch(
                transactions.appending(),
                KEEP,
                Stream.concat(
                                replaced.stream().map(old ->
                                        new Object[] {org, old.employee().text(), old.date(), old.ordinal()}),
                                gone.stream().map(old ->
                                        new Object[] {org, old.employee().text(), old.date(), old.ordinal()}))
                        .toList());
    }

    private static DayResult result(EmployeeId employee, ResultSet row, Editions editions) throws SQLException {
        Editions.RuleEdition rules = editions.rules(row.getInt(9));
        return new DayResult(
                employee,
                row.getDate(2).toLocalDate(),
                row.getInt(3),
                planned(row, editions),
                Codes.TYPE.get(row.getInt(14)),
                wall(row.getInt(7)),
                wall(row.getInt(8)),
                buckets(row),
                flags(row.getString(FLAGS)),
                Codes.STATUS.get(row.getInt(15)),
                Codes.STATE.get(row.getInt(16)),
                new RuleRef(rules.id(), rules.code(), rules.edition(), row.getInt(10)),
                row.getLong(12),
                row.getInt(11),
                Instant.ofEpochMilli(row.getLong(13)));
    }

    private static Optional<Planned> planned(ResultSet row, Editions editions) throws SQLException {
        if (row.getInt(4) == 0) {
            return Optional.empty();
        }
        Editions.ShiftEdition shift = editions.shift(row.getInt(4));
        return Optional.of(new Planned(
                shift.id(),
                shift.edition(),
                shift.code(),
                wall(row.getInt(5)).orElseThrow(),
                wall(row.getInt(6)).orElseThrow()));
    }

    private static Buckets buckets(ResultSet row) throws SQLException {
        int[] minutes = new int[Bucket.values().length];
        for (int i = 0; i < minutes.length; i++) {
            minutes[i] = row.getInt(FIRST_BUCKET + 1 + i);
        }
        Buckets buckets = Buckets.of(minutes);
        String tiers = row.getString(FLAGS + 1);
        return tiers.isEmpty() ? buckets : buckets.withTiers(tiers(tiers));
    }

    private static SortedMap<String, Integer> tiers(String text) {
        SortedMap<String, Integer> tiers = new TreeMap<>();
        for (String each : text.split(" ")) {
            int equals = each.lastIndexOf('=');
            tiers.put(each.substring(0, equals), Integer.parseInt(each.substring(equals + 1)));
        }
        return tiers;
    }

    static List<Flag> flags(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<Flag> flags = new ArrayList<>(2);
        for (String each : text.split(",")) {
            flags.add(Flag.parse(each));
        }
        return flags;
    }

    private static Optional<LocalDateTime> wall(int minute) {
        return minute == 0
                ? Optional.empty()
                : Optional.of(LocalDateTime.ofEpochSecond(minute * 60L, 0, ZoneOffset.UTC));
    }
}
