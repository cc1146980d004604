package org.clockhouse.registry.internal.calendar;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CalendarId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.RegistryChange;
import org.clockhouse.registry.calendar.Calendar;
import org.clockhouse.registry.calendar.CalendarDay;
import org.clockhouse.registry.calendar.CalendarDraft;
import org.clockhouse.registry.calendar.CalendarReading;
import org.clockhouse.registry.calendar.Calendars;
import org.clockhouse.registry.calendar.DayType;
import org.clockhouse.registry.internal.Journal;
import org.clockhouse.registry.internal.SearchKeys;
import org.clockhouse.registry.spi.CalendarRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The company's calendars. */
@Component
public final class CalendarRegister implements Calendars {

    private final CalendarRepository calendars;
    private final Journal journal;
    private final Transactions transactions;
    private final CalendarSigners signers;

    @Activate
    public CalendarRegister(
            @Reference CalendarRepository calendars,
            @Reference Journal journal,
            @Reference Transactions transactions,
            @Reference CalendarSigners signers) {
        this.calendars = calendars;
        this.journal = journal;
        this.transactions = transactions;
        this.signers = signers;
    }

    @Override
    public List<Calendar> all(OrgId org) {
        return transactions.in(org, calendars::all);
    }

    @Override
    public Calendar find(OrgId org, CalendarId calendar) {
        return transactions
                .in(org, () -> calendars.find(calendar))
                .orElseThrow(() -> new NotFound("calendar", calendar.text()));
    }

    @Override
    public Calendar find(OrgId org, CalendarId calendar, long version) {
        return transactions
                .in(org, () -> calendars.find(calendar, version))
                .orElseThrow(() -> new NotFound("calendar", calendar.text() + " version " + version));
    }

    @Override
    public Calendar add(Actor actor, CalendarDraft draft) {
        return transactions.in(actor.org(), () -> {
            Calendar calendar = new Calendar(CalendarId.next(), draft.name(), draft.restDays(), draft.days(), 1);
            check(calendar, draft.days());
            calendars.insert(calendar);
            journal.wrote(entry(actor, "calendar.add", calendar).with(fields(calendar)), Topic.ORGANISATION, List.of());
            return calendar;
        });
    }

    @Override
    public Calendar amend(Actor actor, CalendarId id, CalendarDraft draft, long version) {
        return transactions.in(actor.org(), () -> {
            Calendar before = find(actor.org(), id);
            Calendar wanted = new Calendar(id, draft.name(), draft.restDays(), draft.days(), version);
            check(wanted, draft.days());
            Calendar after = calendars.update(wanted);
            List<RegistryChange> effects = firstDifference(before, after)
                    .map(date -> new RegistryChange(RegistryChange.Kind.CALENDAR, id.value(), date))
                    .stream()
                    .toList();
            journal.wrote(
                    entry(actor, "calendar.amend", after)
                            .changing(
                                    with(fields(before), differing(before, after)),
                                    with(fields(after), differing(after, before))),
                    Topic.ORGANISATION,
                    effects);
            return after;
        });
    }

    @Override
    public CalendarDraft shipped(String name) {
        return ShippedCalendars.load(name, signers);
    }

    @Override
    public CalendarReading read(String text, int year, DayType free) {
        YearFile data = new YearFile(text);
        return data.isOne() ? data.read(year, signers) : new HolidayFile(text, year, free).read();
    }

    /** Another weekend alters every date, so the first one of all. */
    static Optional<LocalDate> firstDifference(Calendar before, Calendar after) {
        if (!before.restDays().equals(after.restDays())) {
            return Optional.of(LocalDate.EPOCH);
        }
        return Stream.concat(before.days().stream(), after.days().stream())
                .map(CalendarDay::date)
                .filter(date -> before.typeOf(date) != after.typeOf(date))
                .min(LocalDate::compareTo);
    }

    /** @param days as they were given */
    private void check(Calendar calendar, List<CalendarDay> days) {
        calendars.all().stream()
                .filter(other ->
                        !other.id().equals(calendar.id()) && SearchKeys.sameName(other.name(), calendar.name()))
                .findAny()
                .ifPresent(other -> {
                    throw Refused.duplicateAt(
                            "/name",
                            "calendar.name.taken",
                            "there is a calendar " + other.name().any() + " already");
                });
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < days.size(); i++) {
            CalendarDay day = days.get(i);
            if (!seen.add(day.date() + " " + day.layer())) {
                throw Refused.at("/days/" + i, "calendar.day.twice", day.date() + " is given twice");
            }
        }
    }

    private static AuditDraft entry(Actor actor, String action, Calendar calendar) {
        return AuditDraft.of(
                actor, action, "calendar", calendar.id().text(), calendar.name().any());
    }

    private static Map<String, Object> fields(Calendar calendar) {
        return Map.of(
                "name.zh", calendar.name().zh(),
                "name.en", calendar.name().en(),
                "restDays",
                        calendar.restDays().stream()
                                .sorted()
                                .map(Objects::toString)
                                .toList(),
                "days", calendar.days().size());
    }

    private static Map<String, Object> with(Map<String, Object> fields, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(fields);
        all.putAll(more);
        return all;
    }

    private static Map<String, Object> differing(Calendar of, Calendar other) {
        return Stream.concat(of.days().stream(), other.days().stream())
                .map(CalendarDay::date)
                .distinct()
                .filter(date -> of.typeOf(date) != other.typeOf(date))
                .collect(Collectors.toMap(
                        date -> "day." + date, date -> of.typeOf(date).name()));
    }
}
