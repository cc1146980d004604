package org.clockhouse.punch.spi;

import java.time.LocalDate;
import org.clockhouse.kernel.EmployeeId;

/**
 * A day that attendance has to work out again.
 *
 * @param day the calendar day of the punch in its zone; attendance widens it to the neighbours that its windows reach
 */
public record DayMark(EmployeeId employee, LocalDate day) {}
