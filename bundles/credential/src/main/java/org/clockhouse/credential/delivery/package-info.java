/** Which terminal knows which credential, and what each is still to be told. */
@Export
@Version("1.0.0")
package org.clockhouse.credential.delivery;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
