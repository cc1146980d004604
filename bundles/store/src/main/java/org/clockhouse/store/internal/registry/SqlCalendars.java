package org.clockhouse.store.internal.registry;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.kernel.CalendarId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.registry.calendar.Calendar;
import org.clockhouse.registry.calendar.CalendarDay;
import org.clockhouse.registry.calendar.DayType;
import org.clockhouse.registry.spi.CalendarRepository;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Calendars by statements: a version is appended whole and never changed. */
@Component
public final class SqlCalendars implements CalendarRepository {

    private static final String NEWEST = "select c.id, c.version, v.name_zh, v.name_en, v.rest_days from calendar c"
            + " join calendar_version v on v.org_id = c.org_id and v.calendar_id = c.id"
            + " and v.calendar_version = c.version where c.org_id = ?";
    private static final String ONE =
            "select calendar_id as id, calendar_version as version, name_zh, name_en, rest_days"
                    + " from calendar_version where org_id = ? and calendar_id = ? and calendar_version = ?";

    private record Head(CalendarId id, LocalName name, Set<DayOfWeek> restDays, long version) {}

    private record Day(String calendar, long version, CalendarDay day) {}

    private final JpaTransactions transactions;

    @Activate
    public SqlCalendars(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Calendar> all() {
        List<Head> heads = transactions.sql(NEWEST + " order by c.id", org()).list(SqlCalendars::head);
        Map<String, List<CalendarDay>> days = transactions
                .sql(
                        "select d.calendar_id, d.calendar_version, d.day_on, d.day_type, d.name, d.source, d.layer"
                                + " from calendar_day d join calendar c on c.org_id = d.org_id"
                                + " and c.id = d.calendar_id and c.version = d.calendar_version where d.org_id = ?",
                        org())
                .list(SqlCalendars::day)
                .stream()
                .collect(Collectors.groupingBy(Day::calendar, Collectors.mapping(Day::day, Collectors.toList())));
        return heads.stream()
                .map(head -> calendar(head, days.getOrDefault(head.id().text(), List.of())))
                .toList();
    }

    @Override
    public Optional<Calendar> find(CalendarId calendar) {
        return transactions
                .sql(NEWEST + " and c.id = ?", org(), calendar.text())
                .first(SqlCalendars::head)
                .map(this::withDays);
    }

    @Override
    public Optional<Calendar> find(CalendarId calendar, long version) {
        return transactions
                .sql(ONE, org(), calendar.text(), version)
                .first(SqlCalendars::head)
                .map(this::withDays);
    }

    @Override
    public void insert(Calendar calendar) {
        transactions
                .sql(
                        "insert into calendar (org_id, id, version) values (?, ?, ?)",
                        org(),
                        calendar.id().text(),
                        calendar.version())
                .update();
        append(calendar);
    }

    @Override
    public Calendar update(Calendar calendar) {
        Calendar next = new Calendar(
                calendar.id(), calendar.name(), calendar.restDays(), calendar.days(), calendar.version() + 1);
        transactions
                .sql(
                        "update calendar set version = ? where org_id = ? and id = ? and version = ?",
                        next.version(),
                        org(),
                        calendar.id().text(),
                        calendar.version())
                .updateOne("calendar", calendar.id().text());
        append(next);
        return next;
    }

    private void append(Calendar calendar) {
        String restDays =
                calendar.restDays().stream().sorted().map(DayOfWeek::name).collect(Collectors.joining(","));
        transactions
                .sql(
                        "insert into calendar_version (org_id, calendar_id, calendar_version, name_zh, name_en, rest_days)"
                                + " values (?, ?, ?, ?, ?, ?)",
                        org(),
                        calendar.id().text(),
                        calendar.version(),
                        calendar.name().zh(),
                        calendar.name().en(),
                        restDays)
                .update();
        Sql.batch(
                transactions.connection(),
                "insert into calendar_day (org_id, calendar_id, calendar_version, day_on, layer, day_type, name, source)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                calendar.days().stream()
                        .map(day -> new Object[] {
                            org(),
                            calendar.id().text(),
                            calendar.version(),
                            day.date(),
                            day.layer(),
                            day.type(),
                            day.name(),
                            day.source()
                        })
                        .toList());
    }

    private Calendar withDays(Head head) {
        List<CalendarDay> days = transactions
                .sql(
                        "select calendar_id, calendar_version, day_on, day_type, name, source, layer from calendar_day"
                                + " where org_id = ? and calendar_id = ? and calendar_version = ?",
                        org(),
                        head.id().text(),
                        head.version())
                .list(row -> day(row).day());
        return calendar(head, days);
    }

    private String org() {
        return transactions.org().text();
    }

    private static Calendar calendar(Head head, List<CalendarDay> days) {
        return new Calendar(head.id(), head.name(), head.restDays(), days, head.version());
    }

    private static Head head(Sql.Row row) {
        String restDays = row.text("rest_days");
        return new Head(
                CalendarId.of(row.text("id")),
                new LocalName(row.text("name_zh"), row.text("name_en")),
                restDays.isEmpty()
                        ? Set.of()
                        : Arrays.stream(restDays.split(","))
                                .map(DayOfWeek::valueOf)
                                .collect(Collectors.toSet()),
                row.number("version"));
    }

    private static Day day(Sql.Row row) {
        return new Day(
                row.text("calendar_id"),
                row.number("calendar_version"),
                new CalendarDay(
                        row.date("day_on"),
                        row.constant(DayType.class, "day_type"),
                        row.text("name"),
                        row.text("source"),
                        row.constant(CalendarDay.Layer.class, "layer")));
    }
}
