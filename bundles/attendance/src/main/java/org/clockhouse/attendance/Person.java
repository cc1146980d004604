package org.clockhouse.attendance;

import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;

/** Whom a timesheet is about, as the registry knows them now. */
public record Person(EmployeeId id, String number, LocalName name, SiteId site, DepartmentId department) {}
