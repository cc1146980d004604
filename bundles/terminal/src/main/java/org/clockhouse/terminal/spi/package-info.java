/** What terminals need implemented elsewhere: their repositories. All work in the caller's transaction. */
@Export
@Version("1.2.0")
package org.clockhouse.terminal.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
