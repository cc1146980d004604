/** Kinds of cards, and what the company has decided about them. */
@Export
@Version("1.0.0")
package org.clockhouse.credential.type;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
