/** Shift templates: what a working day is planned to be. */
@Export
@Version("1.0.0")
package org.clockhouse.attendance.shift;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
