package org.clockhouse.attendance.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ConsumerType;

/** Provisional days, and what each waits for. Works in the caller's transaction. */
@ConsumerType
public interface WatchRepository {

    /** @param until inclusive */
    List<Watch> of(Collection<EmployeeId> employees, LocalDate from, LocalDate until);

    /** Replaces what is there for each (employee, date). */
    void put(Collection<Watch> watches);

    /** Takes away what is there for each (employee, date); unknown ones are no error. */
    void remove(Collection<Watch> watches);

    /** Days whose moment has passed by the clock. */
    List<Watch> dueByClock(Instant now, int limit);

    /** Days that wait for these terminals and whose moment they have reported past. */
    List<Watch> dueByReport(Awaited awaited, Instant reportedUpTo, int limit);

    /** All days that wait for terminals. */
    List<Watch> byReport();

    /** Whatever days wait for, or once waited for. */
    List<Awaited> awaited();

    /** How far each attendance terminal in use has reported. */
    List<Reported> reported();

    /** The last date whose days were opened for everybody; {@link LocalDate#EPOCH} at first. */
    LocalDate openedUntil(SiteId site);

    void opened(SiteId site, LocalDate until);

    /**
     * @param byClock whether it waits for the clock, or for terminals
     * @param moment the end of the window, exclusive
     */
    record Watch(EmployeeId employee, LocalDate date, Awaited awaited, boolean byClock, Instant moment) {}

    /**
     * Which terminals have to report before a day is known.
     *
     * @param site where the person works
     * @param terminals empty for all attendance terminals of the site
     */
    record Awaited(SiteId site, Set<TerminalId> terminals) {

        public Awaited {
            terminals = Set.copyOf(terminals);
        }

        public static Awaited all(SiteId site) {
            return new Awaited(site, Set.of());
        }
    }

    /**
     * @param upTo every punch made before it is in the log; {@link Instant#EPOCH} for a terminal that never reported
     * @param missing how many rows it holds that are not in the log
     * @param lost whether it overwrote punches before they were read, and nobody has seen to that
     */
    record Reported(TerminalId terminal, LocalName name, SiteId site, Instant upTo, long missing, boolean lost) {}
}
