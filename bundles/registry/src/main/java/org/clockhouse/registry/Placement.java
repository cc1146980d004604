package org.clockhouse.registry;

import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.SiteId;

/** Where somebody works and as what. */
public record Placement(SiteId site, DepartmentId department, String position) {

    public Placement {
        position = position.strip();
    }
}
