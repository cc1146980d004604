/**
 * Sheets to hand out. {@link org.clockhouse.report.Reports} writes one {@link org.clockhouse.report.ReportRequest} as a stream
 * of bytes; what it costs is a page of people at a time, whatever the number of people.
 */
@Export
@Version("1.0.0")
package org.clockhouse.report;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
