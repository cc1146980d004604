package org.clockhouse.terminal.internal.health;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.driver.TerminalEvent.Kind;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.TimeOrdered;
import org.clockhouse.kernel.Topic;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.TerminalEvent;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.Translation;
import org.clockhouse.terminal.spi.EventRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What terminals report besides punches, as rows; what they raise an alarm for, or was done to the terminal itself, needs a person. */
@Component(service = EventBook.class)
public final class EventBook {

    private static final Map<Kind, Alarm.Kind> ALARMING = Map.ofEntries(
            Map.entry(Kind.ALARM, Alarm.Kind.DEVICE_ALARM),
            Map.entry(Kind.DURESS, Alarm.Kind.DURESS),
            Map.entry(Kind.ANTI_PASSBACK, Alarm.Kind.PASSED_BACK),
            Map.entry(Kind.TAILGATING, Alarm.Kind.TAILGATING),
            Map.entry(Kind.SEVERAL_FACES, Alarm.Kind.SEVERAL_FACES),
            Map.entry(Kind.DOOR_FORCED, Alarm.Kind.DOOR_FORCED),
            Map.entry(Kind.DOOR_HELD, Alarm.Kind.DOOR_HELD),
            Map.entry(Kind.TAMPERED, Alarm.Kind.TAMPERED),
            Map.entry(Kind.CLOCK_SET, Alarm.Kind.TAMPERED),
            Map.entry(Kind.FACTORY_RESET, Alarm.Kind.TAMPERED),
            Map.entry(Kind.PUNCHES_CLEARED, Alarm.Kind.TAMPERED),
            Map.entry(Kind.HOLDERS_CLEARED, Alarm.Kind.TAMPERED),
            Map.entry(Kind.ADMINISTRATORS_CLEARED, Alarm.Kind.TAMPERED));

    private final EventRepository events;
    private final AlarmBook alarms;
    private final Journal journal;

    @Activate
    public EventBook(@Reference EventRepository events, @Reference AlarmBook alarms, @Reference Journal journal) {
        this.events = events;
        this.alarms = alarms;
        this.journal = journal;
    }

    /** Returns after the commit. */
    public void report(OrgId org, TerminalId terminal, List<org.clockhouse.driver.TerminalEvent> reported) {
        List<org.clockhouse.driver.TerminalEvent> fresh = journal.write(org, Topic.TERMINALS, () -> reported.stream()
                .filter(event -> events.add(translated(terminal, event)))
                .toList());
        Map<Kind, org.clockhouse.driver.TerminalEvent> firsts = new EnumMap<>(Kind.class);
        fresh.stream()
                .filter(event -> ALARMING.containsKey(event.kind()))
                .forEach(event -> firsts.putIfAbsent(event.kind(), event));
        firsts.forEach((kind, event) -> alarms.raise(org, terminal, ALARMING.get(kind), what(event), said(event)));
    }

    /** It brought what nobody can read, and was told to keep it. */
    public void garbled(OrgId org, TerminalId terminal, String why) {
        alarms.raise(org, terminal, Alarm.Kind.GARBLED, why);
    }

    public Slice<TerminalEvent> page(OrgId org, TerminalId terminal, Page page) {
        return journal.read(org, () -> events.page(terminal, page));
    }

    private TerminalEvent translated(TerminalId terminal, org.clockhouse.driver.TerminalEvent event) {
        return new TerminalEvent(
                TimeOrdered.uuid().toString(),
                terminal,
                event.recordId(),
                event.kind().name(),
                cut(event.code()),
                event.clockReading(),
                journal.now(),
                cut(event.holderNumber()),
                Translation.text(event.raw()));
    }

    private static String said(org.clockhouse.driver.TerminalEvent event) {
        Optional<String> when = event.clockReading().map(reading -> " when its clock read " + reading);
        return what(event) + when.orElse("");
    }

    private static String what(org.clockhouse.driver.TerminalEvent event) {
        String code = event.kind() == Kind.ALARM && !event.code().isEmpty() ? " " + event.code() : "";
        return event.kind().name() + code;
    }

    private static String cut(String text) {
        return text.length() > 60 ? text.substring(0, 60) : text;
    }
}
