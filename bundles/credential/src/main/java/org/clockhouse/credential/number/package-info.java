/** What is on a card: its number in every writing, and the bits that readers send of it. */
@Export
@Version("1.0.0")
package org.clockhouse.credential.number;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
