package org.clockhouse.credential.spi;

import java.util.ArrayList;
import java.util.List;
import org.clockhouse.credential.WallTerminal;

/** The terminals that a test hangs up. */
public final class InMemoryWall implements WallRepository {

    public final List<WallTerminal> hung = new ArrayList<>();

    @Override
    public List<WallTerminal> terminals() {
        return List.copyOf(hung);
    }
}
