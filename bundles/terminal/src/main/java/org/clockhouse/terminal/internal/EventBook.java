package org.clockhouse.terminal.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.driver.TerminalEvent.Kind;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.TimeOrdered;
import org.clockhouse.kernel.Topic;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.TerminalEvent;
import org.clockhouse.terminal.spi.EventRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What terminals report besides punches, as rows; what was done to the terminal itself needs a person. */
@Component(service = EventBook.class)
public final class EventBook {

    private static final Set<Kind> MEDDLING = EnumSet.of(
            Kind.ALARM,
            Kind.DURESS,
            Kind.CLOCK_SET,
            Kind.FACTORY_RESET,
            Kind.PUNCHES_CLEARED,
            Kind.HOLDERS_CLEARED,
            Kind.ADMINISTRATORS_CLEARED);

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
    void report(OrgId org, TerminalId terminal, List<org.clockhouse.driver.TerminalEvent> reported) {
        List<org.clockhouse.driver.TerminalEvent> fresh = journal.write(org, Topic.TERMINALS, () -> reported.stream()
                .filter(event -> events.add(translated(terminal, event)))
                .toList());
        fresh.stream()
                .filter(event -> MEDDLING.contains(event.kind()))
                .findFirst()
                .ifPresent(event -> alarms.raise(org, terminal, Alarm.Kind.TAMPERED, said(event)));
    }

    Slice<TerminalEvent> page(OrgId org, TerminalId terminal, Page page) {
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
        return event.kind().name() + when.orElse("");
    }

    private static String cut(String text) {
        return text.length() > 60 ? text.substring(0, 60) : text;
    }
}
