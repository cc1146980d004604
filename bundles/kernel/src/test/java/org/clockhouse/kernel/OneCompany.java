package org.clockhouse.kernel;

import java.util.List;

/** The usual case: a server with one company. */
public record OneCompany(OrgId org) implements Companies {

    @Override
    public List<OrgId> all() {
        return List.of(org);
    }
}
