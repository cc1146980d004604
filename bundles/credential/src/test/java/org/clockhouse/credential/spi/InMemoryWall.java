package org.clockhouse.credential.spi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;

/** The terminals that a test hangs up. */
public final class InMemoryWall implements WallRepository {

    public final List<WallTerminal> hung = new ArrayList<>();
    /** How often all of them were read. */
    public int readings;

    /** One for attendance, at the site as a whole, which answers. @param since since when it does */
    public void hang(TerminalId terminal, LocalName name, SiteId site, Instant since, WallTerminal.Ability ability) {
        hung.add(new WallTerminal(terminal, name, site, Optional.empty(), true, true, since, ability));
    }

    @Override
    public long edition() {
        return hung.hashCode();
    }

    @Override
    public List<WallTerminal> terminals() {
        readings++;
        return List.copyOf(hung);
    }

    @Override
    public Optional<WallTerminal> terminal(TerminalId terminal) {
        return hung.stream().filter(each -> each.id().equals(terminal)).findFirst();
    }
}
