package org.clockhouse.credential.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clockhouse.credential.WallTerminal;
import org.clockhouse.kernel.TerminalId;

/** The terminals that a test hangs up. */
public final class InMemoryWall implements WallRepository {

    public final List<WallTerminal> hung = new ArrayList<>();
    /** How often all of them were read. */
    public int readings;

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
