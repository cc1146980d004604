package org.clockhouse.terminal.spi;

import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.AlarmId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps alarms. */
@ConsumerType
public interface AlarmRepository {

    void add(Alarm alarm);

    /** Writes the alarm with its version raised by one. @throws org.clockhouse.kernel.Stale if that is not the stored one */
    Alarm update(Alarm alarm);

    Optional<Alarm> find(AlarmId alarm);

    Optional<Alarm> open(TerminalId terminal, Alarm.Kind kind);

    /** Of every terminal. */
    List<Alarm> open(Alarm.Kind kind);

    /** Latest id first, which is also {@link Slice#next}. A scope sees the alarms of its sites' terminals, or all. */
    Slice<Alarm> page(Scope scope, boolean openOnly, Page page);
}
