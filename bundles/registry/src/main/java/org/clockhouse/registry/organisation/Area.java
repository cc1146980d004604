package org.clockhouse.registry.organisation;

import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;

/** A part of a site, such as a floor or a gate. */
public record Area(AreaId id, SiteId site, LocalName name, long version) {}
