package org.clockhouse.terminal.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.Errand;
import org.clockhouse.terminal.ErrandTask;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps errands; their tasks are encrypted, because they hold cards and PINs. */
@ConsumerType
public interface ErrandRepository {

    /** Adds an errand that waits, under the next number. */
    Errand add(TerminalId terminal, ErrandTask task, Instant asked, Optional<Instant> expires, String by);

    /** Writes state, detail, the time of the change and how often it was handed out. */
    void update(Errand errand);

    Optional<Errand> find(TerminalId terminal, long number);

    /** Waiting or sent, by number. */
    List<Errand> open(TerminalId terminal);

    /** Terminals with something waiting or sent. */
    Set<TerminalId> terminals();

    /** Latest number first, which is also {@link Slice#next}. */
    Slice<Errand> page(TerminalId terminal, Page page);
}
