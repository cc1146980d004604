/** One card in the place of another: requests, batches, checks beforehand, and fees. */
@Export
@Version("1.0.0")
package org.clockhouse.credential.replacement;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
