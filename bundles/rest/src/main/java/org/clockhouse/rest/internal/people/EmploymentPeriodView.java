package org.clockhouse.rest.internal.people;

import java.time.LocalDate;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Results;

/**
 * Where somebody worked from one day to another.
 *
 * @param from first day
 * @param until last day, inclusive; absent while it goes on
 */
public record EmploymentPeriodView(
        LocalDate from,
        @Maybe LocalDate until,
        SiteId siteId,
        @Maybe LocalName siteName,
        DepartmentId departmentId,
        @Maybe LocalName departmentName,
        @Maybe String position,
        EmploymentPeriod.Start start) {

    static EmploymentPeriodView of(EmploymentPeriod period, Places places) {
        SiteId site = period.placement().site();
        DepartmentId department = period.placement().department();
        return new EmploymentPeriodView(
                period.from(),
                Results.orNull(period.until()),
                site,
                places.site(site),
                department,
                places.department(department),
                period.placement().position(),
                period.start());
    }
}
