package org.clockhouse.attendance.market;

import java.time.LocalDate;
import org.clockhouse.kernel.EmployeeId;

/** What somebody asks a colleague. @param otherDate as in {@link Swap} */
public record SwapDraft(EmployeeId colleague, LocalDate date, LocalDate otherDate, String note) {}
