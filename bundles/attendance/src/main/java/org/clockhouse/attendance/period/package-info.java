/** What is counted over weeks and longer periods, and cycles of working hours. */
@Export
@Version("1.0.0")
package org.clockhouse.attendance.period;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
