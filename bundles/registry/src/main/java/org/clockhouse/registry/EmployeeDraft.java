package org.clockhouse.registry;

import java.time.LocalDate;

/** A person to be hired. */
public record EmployeeDraft(String number, PersonalData person, Placement placement, LocalDate hiredOn) {}
