/** Phones as credentials, which people ask for on their own. */
@Export
@Version("1.0.0")
package org.clockhouse.credential.phone;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
