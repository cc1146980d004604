package org.clockhouse.registry.organisation;

import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;

/** What an area is to be. */
public record AreaDraft(SiteId site, LocalName name) {}
