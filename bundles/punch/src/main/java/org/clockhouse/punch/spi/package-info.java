/** What the punch log needs implemented elsewhere: its repository. */
@Export
@Version("1.0.0")
package org.clockhouse.punch.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
