package org.clockhouse.registry.organisation;

import java.util.Optional;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.LocalName;

/** What a department is to be. See {@link Department} for the meanings. */
public record DepartmentDraft(LocalName name, Optional<DepartmentId> parent, boolean closed) {

    public DepartmentDraft(LocalName name, Optional<DepartmentId> parent) {
        this(name, parent, false);
    }
}
