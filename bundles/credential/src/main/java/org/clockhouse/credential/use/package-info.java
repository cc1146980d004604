/** Where cards were seen, stopped ones too, and what somebody should look into. */
@Export
@Version("1.0.0")
package org.clockhouse.credential.use;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
