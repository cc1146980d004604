package org.clockhouse.registry;

import java.time.Instant;
import org.clockhouse.kernel.EmployeeId;

/** What is known of a person's photograph. @param hash by which its file is found @param by as people know them */
public record Photo(EmployeeId employee, String hash, String by, Instant at) {}
