package org.clockhouse.terminal;

import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ProviderType;

/** What is wanted of terminals that call or that a gateway serves, and what they reported besides punches. */
@ProviderType
public interface Errands {

    /**
     * Takes a task on. What is wanted of a person takes the place of what was wanted of them before and is still open. A period
     * longer than the terminals can be asked for at once becomes several. What is wanted of a terminal that a gateway serves is
     * carried out there, and may be what is done at a visit too.
     *
     * @throws org.clockhouse.kernel.Refused {@code errand.unsupported} if the terminal's family cannot do it, or takes no
     *     errands; {@code terminal.driver.missing}; {@code errand.period} for a period that is none or longer than two years
     */
    List<Errand> ask(Actor actor, TerminalId terminal, ErrandTask task);

    /** Latest first. */
    Slice<Errand> page(OrgId org, Scope scope, TerminalId terminal, Page page);

    /** Latest first. */
    Slice<TerminalEvent> events(OrgId org, Scope scope, TerminalId terminal, Page page);
}
