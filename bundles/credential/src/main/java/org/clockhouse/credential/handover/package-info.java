/** Who was given a card, and the receipt for it. */
@Export
@Version("1.0.0")
package org.clockhouse.credential.handover;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
