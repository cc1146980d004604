/** What notices need implemented elsewhere: their repository. */
@Export
@Version("1.0.0")
package org.clockhouse.notice.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
