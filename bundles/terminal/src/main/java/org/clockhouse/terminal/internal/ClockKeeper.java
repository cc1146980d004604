package org.clockhouse.terminal.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverDescriptor.ClockMode;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.SettableClock;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.spi.Contact;
import org.clockhouse.terminal.spi.ContactRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Measures terminals' clocks at each contact, and sets those that are off. A measurement is stored when it says something
 * new, and else once an hour; the latest one is always known here.
 */
@Component(service = ClockKeeper.class, configurationPid = TerminalConfig.PID)
public final class ClockKeeper {

    private static final Duration NEW = Duration.ofSeconds(2);
    private static final Duration ANYWAY = Duration.ofHours(1);
    /** Readings this much older than the first one are still enclosed by the contacts that are asked for. */
    private static final Duration MARGIN = Duration.ofDays(2);

    private final ContactRepository contacts;
    private final StateBook states;
    private final AlarmBook alarms;
    private final Journal journal;
    private final TerminalConfig config;
    private final Map<TerminalId, Contact> latest = new ConcurrentHashMap<>();
    private final Map<TerminalId, Contact> stored = new ConcurrentHashMap<>();

    @Activate
    public ClockKeeper(
            @Reference ContactRepository contacts,
            @Reference StateBook states,
            @Reference AlarmBook alarms,
            @Reference Journal journal,
            TerminalConfig config) {
        this.contacts = contacts;
        this.states = states;
        this.alarms = alarms;
        this.journal = journal;
        this.config = config;
    }

    /** Reads the clock, midway between the question and the answer. */
    void measure(OrgId org, Terminal terminal, ZoneId zone, DriverDescriptor driver, SettableClock clock)
            throws DriverException, InterruptedException {
        Instant asked = journal.now();
        LocalDateTime reading = clock.readClock();
        Duration halfWay = Duration.between(asked, journal.now()).dividedBy(2);
        note(org, terminal, zone, driver, new Contact(asked.plus(halfWay).truncatedTo(ChronoUnit.MILLIS), reading));
    }

    /** Sets a clock that is off by more than the tolerance, and measures it again. */
    void correct(OrgId org, Terminal terminal, ZoneId zone, DriverDescriptor driver, SettableClock clock)
            throws DriverException, InterruptedException {
        Contact contact = latest.get(terminal.id());
        if (contact == null || !config.set__clocks() || !isOff(zone, driver, contact)) {
            return;
        }
        ZoneId rules = rules(zone, driver);
        clock.setClock(LocalDateTime.ofInstant(journal.now(), rules).truncatedTo(ChronoUnit.SECONDS));
        measure(org, terminal, zone, driver, clock);
    }

    /** What readings from this one on mean. */
    Reckoning reckoning(
            OrgId org, Terminal terminal, ZoneId zone, DriverDescriptor driver, Optional<LocalDateTime> earliest) {
        Instant from = earliest.map(reading -> reading.toInstant(ZoneOffset.UTC).minus(MARGIN))
                .orElse(Instant.EPOCH);
        List<Contact> known = new ArrayList<>(journal.read(org, () -> contacts.since(terminal.id(), from)));
        Contact last = latest.get(terminal.id());
        if (last != null && (known.isEmpty() || known.get(known.size() - 1).at().isBefore(last.at()))) {
            known.add(last);
        }
        return new Reckoning(zone, rules(zone, driver), known, journal.now(), tolerance());
    }

    private void note(OrgId org, Terminal terminal, ZoneId zone, DriverDescriptor driver, Contact contact) {
        Duration error = reckoningOf(zone, driver).error(contact);
        Contact before = stored.get(terminal.id());
        boolean worth = before == null
                || before.offset().minus(contact.offset()).abs().compareTo(NEW) > 0
                || before.at().plus(ANYWAY).isBefore(contact.at());
        if (worth) {
            journal.run(org, Topic.TERMINALS, () -> contacts.add(terminal.id(), contact));
            stored.put(terminal.id(), contact);
        }
        latest.put(terminal.id(), contact);
        states.update(org, terminal.id(), terminal.name().any(), state -> state.withClockError(error));
        if (isOff(zone, driver, contact)) {
            alarms.raise(org, terminal.id(), Alarm.Kind.CLOCK_OFF, "off by " + error);
        }
    }

    private boolean isOff(ZoneId zone, DriverDescriptor driver, Contact contact) {
        return reckoningOf(zone, driver).error(contact).abs().compareTo(tolerance()) > 0;
    }

    private Reckoning reckoningOf(ZoneId zone, DriverDescriptor driver) {
        return new Reckoning(zone, rules(zone, driver), List.of(), journal.now(), tolerance());
    }

    private Duration tolerance() {
        return Duration.ofSeconds(config.clock__tolerance__seconds());
    }

    private static ZoneId rules(ZoneId zone, DriverDescriptor driver) {
        return driver.clockMode() == ClockMode.UTC ? ZoneOffset.UTC : zone;
    }
}
