package org.clockhouse.terminal.internal.tray;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Topic;
import org.clockhouse.terminal.TerminalDraft;
import org.clockhouse.terminal.TerminalStanding;
import org.clockhouse.terminal.Terminals;
import org.clockhouse.terminal.UnknownTerminal;
import org.clockhouse.terminal.UnknownTray;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.spi.TrayRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tray as rows. A terminal that goes on calling is written at most once a minute. */
@Component(service = {UnknownTray.class, TrayBook.class})
public final class TrayBook implements UnknownTray {

    private static final Duration WRITE_EVERY = Duration.ofMinutes(1);
    private static final int LONGEST = 60;

    private final TrayRepository tray;
    private final Terminals terminals;
    private final ExpectedBook expected;
    private final Journal journal;
    private final Map<String, Instant> written = new ConcurrentHashMap<>();

    @Activate
    public TrayBook(
            @Reference TrayRepository tray,
            @Reference Terminals terminals,
            @Reference ExpectedBook expected,
            @Reference Journal journal) {
        this.tray = tray;
        this.terminals = terminals;
        this.expected = expected;
        this.journal = journal;
    }

    @Override
    public Slice<UnknownTerminal> page(OrgId org, Page page) {
        return journal.read(org, () -> tray.page(page));
    }

    @Override
    public TerminalStanding authorise(Actor actor, String serial, TerminalDraft draft) {
        return journal.write(actor.org(), Topic.TERMINALS, () -> {
            UnknownTerminal unknown = find(serial);
            TerminalDraft whole = new TerminalDraft(
                    draft.name(),
                    draft.site(),
                    draft.area(),
                    unknown.driver(),
                    draft.endpoint(),
                    draft.settings(),
                    draft.zone(),
                    unknown.serial(),
                    draft.numberPrefix(),
                    draft.direction(),
                    draft.purpose(),
                    draft.boundSince());
            TerminalStanding standing = terminals.register(actor, whole);
            tray.remove(serial);
            expected.arrived(serial, standing.terminal().id());
            // Whoever looks up callers may take it for a stranger for some seconds yet.
            journal.afterCommit(() -> written.put(serial, journal.now()));
            return standing;
        });
    }

    @Override
    public void dismiss(Actor actor, String serial) {
        journal.run(actor.org(), Topic.TERMINALS, () -> {
            find(serial);
            tray.remove(serial);
            journal.record(AuditDraft.of(actor, "terminal.dismiss", "terminal", "", serial));
            journal.afterCommit(() -> written.remove(serial));
        });
    }

    /** Shows the caller in the tray, if it has a serial number of believable length and the tray is not full. */
    public void note(OrgId org, String driver, TerminalIdentity caller, String remote) {
        String serial = caller.serialNumber();
        if (serial.isEmpty() || serial.length() > LONGEST) {
            return;
        }
        Instant now = journal.now();
        if (written.getOrDefault(serial, Instant.EPOCH).plus(WRITE_EVERY).isAfter(now)) {
            return;
        }
        if (written.size() > 2 * MOST) {
            written.clear();
        }
        written.put(serial, now);
        journal.run(org, Topic.TERMINALS, () -> {
            Optional<UnknownTerminal> before = tray.find(serial);
            if (before.isPresent() || tray.size() < MOST) {
                tray.save(new UnknownTerminal(
                        serial,
                        driver,
                        cut(caller.model()),
                        cut(caller.firmware()),
                        cut(remote),
                        before.map(UnknownTerminal::firstSeen).orElse(now),
                        now,
                        before.map(UnknownTerminal::calls).orElse(0L) + 1));
            }
        });
    }

    private UnknownTerminal find(String serial) {
        return tray.find(serial).orElseThrow(() -> new NotFound("unknown-terminal", serial));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
