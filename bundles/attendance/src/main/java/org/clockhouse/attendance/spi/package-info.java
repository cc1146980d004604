/** What attendance needs implemented elsewhere: its repositories, and set-based readers of what other bundles keep. */
@Export
@Version("1.0.0")
package org.clockhouse.attendance.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
