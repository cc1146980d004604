/** People brought in from a sheet, from its upload until it is undone. */
@Export
@Version("1.0.0")
package org.clockhouse.registry.imports;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
