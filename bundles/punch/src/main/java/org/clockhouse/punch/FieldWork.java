package org.clockhouse.punch;

import java.time.Instant;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.osgi.annotation.versioning.ConsumerType;

/** Says when somebody works elsewhere with leave, so that it does not matter where they punch. */
@ConsumerType
public interface FieldWork {

    boolean covers(OrgId org, EmployeeId person, Instant at);
}
