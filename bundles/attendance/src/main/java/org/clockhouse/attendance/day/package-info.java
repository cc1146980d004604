/** What became of a day: results and their explanation, exceptions, the live board, roll calls, and punches that are missing. */
@Export
@Version("1.0.0")
package org.clockhouse.attendance.day;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
