/** Who works which shift when: assignments and patterns, drafts and what was published of them, sheets that are read in, and addresses for calendars. */
@Export
@Version("1.0.0")
package org.clockhouse.attendance.roster;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
