/** What terminals recognise of a body, of people who agreed to it, and PINs for when it fails. */
@Export
@Version("1.0.0")
package org.clockhouse.credential.biometric;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
