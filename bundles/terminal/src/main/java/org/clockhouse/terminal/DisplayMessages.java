package org.clockhouse.terminal;

import java.time.Instant;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.terminal.DisplayMessage.Audience;
import org.clockhouse.terminal.DisplayMessage.Shown;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Words on the displays of terminals. A terminal that keeps words is told them as any other errand; one that is shown words
 * after each punch shows them then. A scope sees what is at a terminal of its sites.
 */
@ProviderType
public interface DisplayMessages {

    record Draft(Audience audience, String text, Instant from, Instant until) {}

    /**
     * @throws org.clockhouse.kernel.Refused {@code display.text} without words or with too many, {@code display.period} for a time
     *     that is over, ends before it begins or lasts for more than a year, {@code display.nowhere} if no terminal there takes words
     */
    Shown send(Actor actor, Scope scope, Draft draft);

    /** Takes it back wherever it is; twice is once. */
    Shown withdraw(Actor actor, Scope scope, int number);

    /** The latest first. */
    Slice<Shown> page(OrgId org, Scope scope, Page page);
}
