package org.clockhouse.attendance.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.clockhouse.attendance.internal.day.PlanBook;
import org.clockhouse.attendance.internal.day.Stamp;
import org.clockhouse.attendance.spi.ResultRepository.Known;
import org.clockhouse.attendance.spi.WatchRepository.Watch;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.SiteId;

/**
 * What some people's results follow from, and what is stored of them, read in one transaction.
 *
 * @param stamps each person's by time
 * @param reportedUpTo of each site with terminals
 */
record Inputs(
        PlanBook book,
        Map<EmployeeId, List<Stamp>> stamps,
        Map<EmployeeId, List<Known>> known,
        Map<EmployeeId, List<Watch>> watches,
        Map<SiteId, Instant> reportedUpTo,
        Instant now) {}
