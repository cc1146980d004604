package org.clockhouse.terminal.internal.visit;

import java.util.HashMap;
import java.util.Map;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.Terminal.SettingValue;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps what sessions find out at first contact, as settings that hold from then on. */
@Component(service = Lessons.class)
public final class Lessons {

    private final TerminalRepository terminals;
    private final Journal journal;

    @Activate
    public Lessons(@Reference TerminalRepository terminals, @Reference Journal journal) {
        this.terminals = terminals;
        this.journal = journal;
    }

    /** @throws DriverException misconfigured if something else was found out, or set, meanwhile */
    void keep(OrgId org, Terminal terminal, Map<String, String> learned) throws DriverException {
        if (!learned.isEmpty() && journal.write(org, Topic.TERMINALS, () -> isContradicted(org, terminal, learned))) {
            throw new DriverException(
                    Fault.MISCONFIGURED, "the terminal is not as it was at first contact: " + learned);
        }
    }

    private boolean isContradicted(OrgId org, Terminal terminal, Map<String, String> learned) {
        Terminal now = terminals.find(terminal.id()).orElse(terminal);
        Map<String, String> known = Visit.values(now);
        Map<String, SettingValue> settings = new HashMap<>(now.settings());
        learned.forEach((key, value) -> {
            if (known.getOrDefault(key, "").isBlank()) {
                settings.put(key, new SettingValue(value, false));
            }
        });
        if (!settings.equals(now.settings())) {
            terminals.update(now.with(settings));
            journal.record(AuditDraft.of(
                            Journal.self(org),
                            "terminal.learn",
                            "terminal",
                            now.id().text(),
                            now.name().any())
                    .with(Map.copyOf(learned)));
        }
        return learned.entrySet().stream()
                .anyMatch(lesson -> !settings.get(lesson.getKey()).text().equals(lesson.getValue()));
    }
}
