package org.clockhouse.terminal.spi;

import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.TerminalEvent;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps what terminals reported besides punches; the raw record is encrypted. */
@ConsumerType
public interface EventRepository {

    /** @return whether it was new: a terminal's record is kept once */
    boolean add(TerminalEvent event);

    /** Latest first, by the id, which is also {@link Slice#next}. */
    Slice<TerminalEvent> page(TerminalId terminal, Page page);
}
