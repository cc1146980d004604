package org.clockhouse.terminal.spi;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.AttemptStatistics.Count;
import org.clockhouse.terminal.AttemptStatistics.OfReason;
import org.clockhouse.terminal.RefusedAttempt;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps how attempts at terminals went. */
@ConsumerType
public interface AttemptRepository {

    /** Up to where the punch log was read. */
    long position();

    /** Adds to what was counted, and moves the position. */
    void add(long position, List<AttemptCount> counts, List<RefusedAttempt> refused);

    /** @param until exclusive */
    List<AttemptCount> of(TerminalId terminal, LocalDateTime from, LocalDateTime until);

    /** @param until exclusive */
    Map<TerminalId, Count> counts(LocalDateTime from, LocalDateTime until);

    /** The most frequent first. @param until exclusive */
    List<OfReason> reasons(TerminalId terminal, Instant from, Instant until, int most);

    /** By position, the latest first, which in decimal is also {@link Slice#next}. */
    Slice<RefusedAttempt> refused(Scope scope, Optional<TerminalId> terminal, Optional<EmployeeId> employee, Page page);
}
