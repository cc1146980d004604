/** Kinds of leave, what people have of them, and where each hour of it came from. */
@Export
@Version("1.0.0")
package org.clockhouse.attendance.leave;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
