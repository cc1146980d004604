package org.clockhouse.terminal.internal.phone;

import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What stands for the phones of a site in the log: made with the first punch, under the site's own id. */
@Component(service = PhoneTerminals.class)
public final class PhoneTerminals {

    static final String DRIVER = "clockhouse.phone";

    private final TerminalRepository terminals;
    private final Journal journal;

    @Activate
    public PhoneTerminals(@Reference TerminalRepository terminals, @Reference Journal journal) {
        this.terminals = terminals;
        this.journal = journal;
    }

    TerminalId of(OrgId org, Site site) {
        TerminalId id = idOf(site.id());
        if (journal.read(org, () -> terminals.find(id)).isEmpty()) {
            try {
                journal.run(org, Topic.TERMINALS, () -> terminals.add(made(id, site)));
            } catch (Refused other) {
                // Somebody else's first punch was a moment faster.
            }
        }
        return id;
    }

    static TerminalId idOf(SiteId site) {
        return TerminalId.of(site.text());
    }

    private Terminal made(TerminalId id, Site site) {
        String english =
                site.name().en().isEmpty() ? site.name().any() : site.name().en();
        return new Terminal(
                id,
                new LocalName(site.name().any() + " 手机打卡", english + ", phones"),
                site.id(),
                Optional.empty(),
                DRIVER,
                "",
                Map.of(),
                Optional.empty(),
                "",
                "",
                Direction.BOTH,
                Terminal.Purpose.ATTENDANCE,
                journal.now(),
                Terminal.Status.PHONES,
                0);
    }
}
