/** Cards that are nobody's yet. */
@Export
@Version("1.0.0")
package org.clockhouse.credential.stock;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
