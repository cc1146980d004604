/** Periods as they are reviewed, confirmed, approved and locked, and what changes afterwards. */
@Export
@Version("1.0.0")
package org.clockhouse.attendance.closing;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
