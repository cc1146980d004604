package org.clockhouse.registry.organisation;

import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;

/** The company whose people these are. */
public record Company(OrgId id, LocalName name, long version) {}
