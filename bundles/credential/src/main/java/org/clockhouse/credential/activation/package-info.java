/** How a card becomes usable: identity checks, points of activation, and the test at a terminal. */
@Export
@Version("1.0.0")
package org.clockhouse.credential.activation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
