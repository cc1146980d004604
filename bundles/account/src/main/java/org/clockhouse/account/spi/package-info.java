/** What accounts need kept, implemented by the store. Secrets arrive here hashed. */
@Export
@Version("1.0.0")
package org.clockhouse.account.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
