/** Rules tried out: on days that are over, and on days that are made up. */
@Export
@Version("1.0.0")
package org.clockhouse.attendance.trial;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
