package org.clockhouse.attendance.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.SiteId;
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

    /** Days whose moment every terminal of the site has reported past. */
    List<Watch> dueByReport(SiteId site, Instant reportedUpTo, int limit);

    /**
     * Up to when every attendance terminal in service at the site has reported. A site without one is not in the answer; one
     * with a terminal that never reported is there with {@link Instant#EPOCH}.
     */
    Map<SiteId, Instant> reportedUpTo();

    /** The last date whose days were opened for everybody; {@link LocalDate#EPOCH} at first. */
    LocalDate openedUntil(SiteId site);

    void opened(SiteId site, LocalDate until);

    /**
     * @param byClock whether it waits for the clock, or for the site's terminals
     * @param moment the end of the window, exclusive
     */
    record Watch(EmployeeId employee, LocalDate date, SiteId site, boolean byClock, Instant moment) {}
}
