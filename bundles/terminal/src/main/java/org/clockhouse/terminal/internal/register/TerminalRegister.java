package org.clockhouse.terminal.internal.register;

import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.driver.Driver;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Refused.Violation;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.Terminal.SettingValue;
import org.clockhouse.terminal.Terminal.Status;
import org.clockhouse.terminal.TerminalDraft;
import org.clockhouse.terminal.TerminalFilter;
import org.clockhouse.terminal.TerminalStanding;
import org.clockhouse.terminal.Terminals;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.call.Callers;
import org.clockhouse.terminal.internal.desk.DeskRounds;
import org.clockhouse.terminal.internal.driver.DriverTable;
import org.clockhouse.terminal.internal.health.Standings;
import org.clockhouse.terminal.internal.list.WorkedOut;
import org.clockhouse.terminal.internal.visit.Visits;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The inventory over its repository. */
@Component
public final class TerminalRegister implements Terminals {

    private static final String REBIND = "terminal.rebind";

    private final TerminalRepository terminals;
    private final Standings standings;
    private final DriverTable drivers;
    private final Visits visits;
    private final DeskRounds desks;
    private final Callers callers;
    private final WorkedOut workedOut;
    private final Sites sites;
    private final Journal journal;

    @Activate
    public TerminalRegister(
            @Reference TerminalRepository terminals,
            @Reference Standings standings,
            @Reference DriverTable drivers,
            @Reference Visits visits,
            @Reference DeskRounds desks,
            @Reference Callers callers,
            @Reference WorkedOut workedOut,
            @Reference Sites sites,
            @Reference Journal journal) {
        this.terminals = terminals;
        this.standings = standings;
        this.drivers = drivers;
        this.visits = visits;
        this.desks = desks;
        this.callers = callers;
        this.workedOut = workedOut;
        this.sites = sites;
        this.journal = journal;
    }

    @Override
    public TerminalStanding register(Actor actor, TerminalDraft draft) {
        DriverDescriptor driver = descriptor(draft.driver());
        Map<String, SettingValue> settings = Forms.settings(draft, driver, Map.of());
        Terminal terminal = new Terminal(
                TerminalId.next(),
                draft.name(),
                draft.site(),
                draft.area(),
                draft.driver(),
                draft.endpoint(),
                settings,
                draft.zone(),
                draft.serial(),
                draft.numberPrefix(),
                draft.direction(),
                Forms.purpose(draft, driver),
                draft.boundSince().orElse(journal.now()),
                Status.IN_USE,
                0);
        journal.run(actor.org(), Topic.TERMINALS, () -> {
            checkSite(actor.org(), draft);
            Bindings.refuseTaken(terminal, rivals(terminal), this::form);
            terminals.add(terminal);
            journal.record(audit(actor, "terminal.register", terminal).with(fields(terminal)));
            journal.afterCommit(() -> arrived(terminal));
        });
        return standings.of(actor.org(), terminal);
    }

    /** Says nothing new of others, of which there may be a thousand; a reader on a desk has an endpoint. */
    private void arrived(Terminal terminal) {
        visits.refresh();
        callers.forget(terminal.driver(), terminal.serial());
        if (!terminal.endpoint().isEmpty()) {
            desks.refresh();
        }
    }

    @Override
    public TerminalStanding amend(Actor actor, TerminalId id, TerminalDraft draft, long version) {
        return change(actor, "terminal.amend", id, draft, "", version);
    }

    @Override
    public TerminalStanding rebind(Actor actor, TerminalId id, TerminalDraft draft, String reason, long version) {
        return change(actor, REBIND, id, draft, reason, version);
    }

    private TerminalStanding change(
            Actor actor, String action, TerminalId id, TerminalDraft draft, String reason, long version) {
        Terminal stored = journal.write(actor.org(), Topic.TERMINALS, () -> {
            Terminal before = current(id, version);
            if (!before.status().isDevice()) {
                throw retired();
            }
            if (!draft.site().equals(before.site())) {
                checkSite(actor.org(), draft);
            }
            Terminal after = amended(before, draft);
            if (!action.equals(REBIND)) {
                Bindings.refuseAnother(before, after);
            }
            Bindings.refuseTaken(after, rivals(after), this::form);
            return update(actor, action, before, after, reason);
        });
        return standings.of(actor.org(), stored);
    }

    @Override
    public TerminalStanding setStatus(Actor actor, TerminalId id, Status status, String reason, long version) {
        Terminal stored = journal.write(actor.org(), Topic.TERMINALS, () -> {
            Terminal before = current(id, version);
            if (status == Status.PHONES) {
                throw new Refused("terminal.status", "a terminal is no phone");
            }
            if (before.status() == status) {
                return before;
            }
            if (!before.status().isDevice()) {
                throw retired();
            }
            return update(actor, "terminal.status", before, before.become(status), reason);
        });
        return standings.of(actor.org(), stored);
    }

    @Override
    public TerminalStanding find(OrgId org, Scope scope, TerminalId id) {
        Terminal terminal = journal.read(org, () -> terminals.find(id))
                .filter(t -> scope.everybody() || scope.sites().contains(t.site()))
                .orElseThrow(() -> new NotFound("terminal", id.text()));
        return standings.of(org, terminal);
    }

    @Override
    public Slice<TerminalStanding> page(OrgId org, Scope scope, TerminalFilter filter, Page page) {
        Slice<Terminal> slice = journal.read(org, () -> terminals.page(scope, filter, page));
        return new Slice<>(standings.of(org, slice.items()), slice.next());
    }

    @Override
    public Map<TerminalId, ZoneId> zones(OrgId org, Collection<TerminalId> wanted) {
        List<Terminal> found = journal.read(org, () -> wanted.stream()
                .distinct()
                .flatMap(id -> terminals.find(id).stream())
                .toList());
        return found.stream().collect(Collectors.toMap(Terminal::id, t -> standings.zone(org, t)));
    }

    @Override
    public void visit(Actor actor, TerminalId id) {
        Terminal terminal = journal.read(actor.org(), () -> terminals.find(id))
                .orElseThrow(() -> new NotFound("terminal", id.text()));
        if (terminal.status() != Status.IN_USE || !visits.isVisited(terminal)) {
            throw new Refused("terminal.not-visited", "the host does not visit this terminal");
        }
        visits.wake(id);
    }

    /** Those that may be the same device: a delivery of a thousand that call must not read all of them for each. */
    private List<Terminal> rivals(Terminal terminal) {
        return terminal.endpoint().isEmpty()
                ? terminals.bySerial(terminal.driver(), terminal.serial()).stream()
                        .toList()
                : terminals.all();
    }

    private Terminal update(Actor actor, String action, Terminal before, Terminal after, String reason) {
        Terminal stored = terminals.update(after);
        Map<String, Object> now = fields(after);
        after.settings().forEach((key, value) -> {
            if (value.secret() && !value.equals(before.settings().get(key))) {
                now.put("settings." + key, value + " (changed)");
            }
        });
        journal.record(audit(actor, action, after).changing(fields(before), now).because(reason));
        workedOut.renamed(actor.org(), before, after);
        journal.afterCommit(this::refresh);
        if (!after.numberPrefix().equals(before.numberPrefix())) {
            // Whom its numbers mean has changed, as if the people had.
            journal.afterCommit(() -> journal.tell(actor.org(), Topic.EMPLOYEES));
        }
        return stored;
    }

    private Terminal current(TerminalId id, long version) {
        Terminal terminal = terminals.find(id).orElseThrow(() -> new NotFound("terminal", id.text()));
        if (terminal.version() != version) {
            throw new Stale("terminal", id.text());
        }
        return terminal;
    }

    private Terminal amended(Terminal before, TerminalDraft draft) {
        DriverDescriptor driver = descriptor(draft.driver());
        Map<String, SettingValue> kept = draft.driver().equals(before.driver()) ? before.settings() : Map.of();
        return new Terminal(
                before.id(),
                draft.name(),
                draft.site(),
                draft.area(),
                draft.driver(),
                draft.endpoint(),
                Forms.settings(draft, driver, kept),
                draft.zone(),
                draft.serial(),
                draft.numberPrefix(),
                draft.direction(),
                Forms.purpose(draft, driver),
                draft.boundSince()
                        .orElse(Bindings.isAnotherDevice(before, draft) ? journal.now() : before.boundSince()),
                before.status(),
                before.version());
    }

    private void refresh() {
        visits.refresh();
        desks.refresh();
        callers.outdated();
    }

    private DriverDescriptor descriptor(String driver) {
        return drivers.find(driver)
                .orElseThrow(() -> new Refused(
                        "terminal.driver.missing",
                        "no driver " + driver + " is installed",
                        List.of(new Violation("/driver", "terminal.driver.missing", "not installed"))))
                .descriptor();
    }

    private Optional<DriverDescriptor> form(String driver) {
        return drivers.find(driver).map(Driver::descriptor);
    }

    private void checkSite(OrgId org, TerminalDraft draft) {
        boolean known = sites.all(org).stream().anyMatch(site -> site.id().equals(draft.site()));
        if (!known) {
            throw new Refused(
                    "terminal.site.unknown",
                    "there is no such site",
                    List.of(new Violation("/siteId", "terminal.site.unknown", "there is no such site")));
        }
    }

    private static Refused retired() {
        return new Refused("terminal.retired", "a retired terminal, and what stands for phones, stays as it is");
    }

    private static AuditDraft audit(Actor actor, String action, Terminal terminal) {
        return AuditDraft.of(
                actor, action, "terminal", terminal.id().text(), terminal.name().any());
    }

    /** Secret settings show only whether they are set and that they changed, never what they are. */
    private static Map<String, Object> fields(Terminal terminal) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("name.zh", terminal.name().zh());
        fields.put("name.en", terminal.name().en());
        fields.put("site", terminal.site().text());
        fields.put("area", terminal.area().map(area -> area.text()).orElse(""));
        fields.put("driver", terminal.driver());
        fields.put("endpoint", terminal.endpoint());
        fields.put("zone", terminal.zone().map(ZoneId::getId).orElse(""));
        fields.put("serial", terminal.serial());
        fields.put("numberPrefix", terminal.numberPrefix());
        fields.put("direction", terminal.direction());
        fields.put("purpose", terminal.purpose());
        fields.put("boundSince", terminal.boundSince());
        fields.put("status", terminal.status());
        terminal.settings().forEach((key, value) -> fields.put("settings." + key, value.toString()));
        return fields;
    }
}
