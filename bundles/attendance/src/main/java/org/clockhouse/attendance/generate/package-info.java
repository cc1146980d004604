/** Rosters that are searched for: what has to be covered, what people wish, and runs that find a plan. */
@Export
@Version("1.0.0")
package org.clockhouse.attendance.generate;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
