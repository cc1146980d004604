/** What people exchange among themselves: swaps, open shifts, and who may stand in. */
@Export
@Version("1.0.0")
package org.clockhouse.attendance.market;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
