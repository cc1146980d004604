/** Where cards open and at what hours: levels, plans, and certificates that some places ask for. */
@Export
@Version("1.0.0")
package org.clockhouse.credential.access;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
