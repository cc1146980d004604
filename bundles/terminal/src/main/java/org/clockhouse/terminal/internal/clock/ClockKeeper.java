package org.clockhouse.terminal.internal.clock;

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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverDescriptor.ClockMode;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.SettableClock;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.ClockPolicy;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.TerminalConfig;
import org.clockhouse.terminal.internal.health.AlarmBook;
import org.clockhouse.terminal.internal.health.StateBook;
import org.clockhouse.terminal.spi.Contact;
import org.clockhouse.terminal.spi.ContactRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures terminals' clocks at each contact, and sets those that are off. A measurement is stored when it says something
 * new, and else once an hour, and those that are too old go then; the latest one is always known here.
 */
@Component(service = ClockKeeper.class, configurationPid = TerminalConfig.PID)
public final class ClockKeeper {

    private static final Logger log = LoggerFactory.getLogger(ClockKeeper.class);
    private static final Duration NEW = Duration.ofSeconds(2);
    private static final Duration ANYWAY = Duration.ofHours(1);
    /** Readings this much older than the first one are still enclosed by the contacts that are asked for. */
    private static final Duration MARGIN = Duration.ofDays(2);

    /** Sticks and terminals without a line bring punches this late. */
    private static final int SHORTEST_DAYS = 40;

    private final ContactRepository contacts;
    private final StateBook states;
    private final AlarmBook alarms;
    private final Journal journal;
    private final ClockRules policies;
    private final Duration kept;
    private final Set<TerminalId> wanted = ConcurrentHashMap.newKeySet();
    private final Map<TerminalId, Contact> latest = new ConcurrentHashMap<>();
    private final Map<TerminalId, Contact> stored = new ConcurrentHashMap<>();
    /** Whose clock was never asked, as those of terminals that call: each of their punches would look for nothing. */
    private final Set<TerminalId> unasked = ConcurrentHashMap.newKeySet();
    /** Until when the policy leaves clocks alone that do not let themselves be set. */
    private final Map<TerminalId, Instant> refused = new ConcurrentHashMap<>();

    @Activate
    public ClockKeeper(
            @Reference ContactRepository contacts,
            @Reference StateBook states,
            @Reference AlarmBook alarms,
            @Reference Journal journal,
            @Reference ClockRules policies,
            TerminalConfig config) {
        this.contacts = contacts;
        this.states = states;
        this.alarms = alarms;
        this.journal = journal;
        this.policies = policies;
        this.kept = Duration.ofDays(Math.max(SHORTEST_DAYS, config.clock__history__days()));
    }

    /** Reads the clock, midway between the question and the answer. */
    public void measure(OrgId org, Terminal terminal, ZoneId zone, DriverDescriptor driver, SettableClock clock)
            throws DriverException, InterruptedException {
        Instant asked = journal.now();
        LocalDateTime reading = clock.readClock();
        Duration halfWay = Duration.between(asked, journal.now()).dividedBy(2);
        note(org, terminal, zone, driver, new Contact(asked.plus(halfWay).truncatedTo(ChronoUnit.MILLIS), reading));
    }

    /** The clock is set at the end of the next visit, whatever the policy. */
    void want(TerminalId terminal) {
        wanted.add(terminal);
    }

    /** Whether the terminal's days stay provisional, because nobody knows yet what its clock meant. */
    public boolean holds(OrgId org, Terminal terminal, ZoneId zone, DriverDescriptor driver) {
        Contact contact = latest.get(terminal.id());
        return contact != null
                && policies.of(org).handling() == ClockPolicy.Handling.HOLD
                && isOff(org, zone, driver, contact);
    }

    /** Sets a clock that somebody wants set, or that is off by more than the tolerance, and measures it again. */
    public void correct(OrgId org, Terminal terminal, ZoneId zone, DriverDescriptor driver, SettableClock clock)
            throws DriverException, InterruptedException {
        Contact contact = latest.get(terminal.id());
        boolean byPolicy = contact != null
                && policies.of(org).handling() == ClockPolicy.Handling.CORRECT
                && isOff(org, zone, driver, contact);
        boolean byPerson = wanted.contains(terminal.id());
        boolean inVain = refused.getOrDefault(terminal.id(), Instant.MIN).isAfter(journal.now());
        if (!byPerson && (!byPolicy || inVain)) {
            return;
        }
        ZoneId rules = rules(zone, driver);
        try {
            clock.setClock(LocalDateTime.ofInstant(journal.now(), rules).truncatedTo(ChronoUnit.SECONDS));
        } catch (DriverException e) {
            refused(terminal, e);
            return;
        }
        measure(org, terminal, zone, driver, clock);
        wanted.remove(terminal.id());
        if (byPolicy && !isOff(org, zone, driver, latest.get(terminal.id()))) {
            Duration error = error(zone, driver, contact);
            journal.run(
                    org,
                    Topic.TERMINALS,
                    () -> journal.record(AuditDraft.of(
                                    Journal.self(org),
                                    "terminal.clock-corrected",
                                    "terminal",
                                    terminal.id().text(),
                                    terminal.name().any())
                            .with(Map.of("error", error.toString()))));
        }
    }

    /** That its clock is off is an alarm already, and its punches are read all the same. Whoever asked for it is told, by the visit. */
    private void refused(Terminal terminal, DriverException e) throws DriverException {
        boolean isRefused = e.fault() == DriverException.Fault.REFUSED;
        if (!isRefused || wanted.remove(terminal.id())) {
            throw e;
        }
        refused.put(terminal.id(), journal.now().plus(ANYWAY));
        log.debug(
                "Terminal {} does not let its clock be set: {}", terminal.name().any(), e.getMessage());
    }

    /** What readings from this one on mean. */
    public Reckoning reckoning(
            OrgId org, Terminal terminal, ZoneId zone, DriverDescriptor driver, Optional<LocalDateTime> earliest) {
        Instant from = earliest.map(reading -> reading.toInstant(ZoneOffset.UTC).minus(MARGIN))
                .orElse(Instant.EPOCH);
        List<Contact> known = new ArrayList<>(since(org, terminal.id(), from));
        Contact last = latest.get(terminal.id());
        if (last != null && (known.isEmpty() || known.get(known.size() - 1).at().isBefore(last.at()))) {
            known.add(last);
        }
        return new Reckoning(
                zone,
                rules(zone, driver),
                known,
                journal.now(),
                policies.of(org).tolerance());
    }

    private List<Contact> since(OrgId org, TerminalId terminal, Instant from) {
        if (unasked.contains(terminal)) {
            return List.of();
        }
        List<Contact> found = journal.read(org, () -> contacts.since(terminal, from));
        if (found.isEmpty()) {
            unasked.add(terminal);
            if (stored.containsKey(terminal)) {
                unasked.remove(terminal);
            }
        }
        return found;
    }

    /** What is said of a clock that cannot be asked. No punch is understood by it, and it is never set for that. */
    public void estimated(OrgId org, Terminal terminal, Duration error) {
        states.update(org, terminal.id(), terminal.name().any(), state -> state.withClockError(error));
        if (policies.of(org).isOff(error)) {
            alarms.raise(org, terminal.id(), Alarm.Kind.CLOCK_OFF, "off by about " + error);
        }
    }

    private void note(OrgId org, Terminal terminal, ZoneId zone, DriverDescriptor driver, Contact contact) {
        Duration error = error(zone, driver, contact);
        Contact before = stored.get(terminal.id());
        boolean worth = before == null
                || before.offset().minus(contact.offset()).abs().compareTo(NEW) > 0
                || before.at().plus(ANYWAY).isBefore(contact.at());
        if (worth) {
            journal.run(org, Topic.TERMINALS, () -> {
                contacts.add(terminal.id(), contact);
                contacts.forget(terminal.id(), contact.at().minus(kept));
            });
            stored.put(terminal.id(), contact);
            unasked.remove(terminal.id());
        }
        latest.put(terminal.id(), contact);
        states.update(org, terminal.id(), terminal.name().any(), state -> state.withClockError(error));
        if (policies.of(org).isOff(error)) {
            alarms.raise(org, terminal.id(), Alarm.Kind.CLOCK_OFF, "off by " + error);
        }
    }

    private boolean isOff(OrgId org, ZoneId zone, DriverDescriptor driver, Contact contact) {
        return policies.of(org).isOff(error(zone, driver, contact));
    }

    /** How far the terminal's clock was ahead. */
    static Duration error(ZoneId zone, DriverDescriptor driver, Contact contact) {
        return new Reckoning(zone, rules(zone, driver), List.of(), contact.at(), Duration.ZERO).error(contact);
    }

    private static ZoneId rules(ZoneId zone, DriverDescriptor driver) {
        return driver.clockMode() == ClockMode.UTC ? ZoneOffset.UTC : zone;
    }
}
