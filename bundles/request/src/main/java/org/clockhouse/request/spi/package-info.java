/** What requests need stored. Every method runs in the open transaction and sees only its company. */
@Export
@Version("1.0.0")
package org.clockhouse.request.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
