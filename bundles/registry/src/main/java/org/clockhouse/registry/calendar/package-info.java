/** What kind of day each date is: yearly files, holidays, and what a site has of its own. */
@Export
@Version("1.0.0")
package org.clockhouse.registry.calendar;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
