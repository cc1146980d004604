package org.clockhouse.attendance.spi;

import java.time.LocalDate;
import org.clockhouse.kernel.EmployeeId;

/** Dates of a person that have to be worked out again. @param until inclusive */
public record Mark(EmployeeId employee, LocalDate from, LocalDate until) {}
