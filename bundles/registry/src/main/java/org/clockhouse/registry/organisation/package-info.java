/** The company: its places with their time zones and areas, and the tree of its departments. */
@Export
@Version("1.0.0")
package org.clockhouse.registry.organisation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
