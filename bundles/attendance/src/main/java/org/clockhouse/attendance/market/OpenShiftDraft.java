package org.clockhouse.attendance.market;

import java.time.LocalDate;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.ShiftId;

/** What a planner opens; see {@link OpenShift}. */
public record OpenShiftDraft(
        DepartmentId department,
        String position,
        LocalDate date,
        ShiftId shift,
        int places,
        OpenShift.Giving giving,
        String note) {}
