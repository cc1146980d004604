/**
 * What the credentials need stored. Every method runs in the open transaction and sees only its company. Values are plain;
 * the store encrypts identifiers and keeps blind indexes of {@link org.clockhouse.credential.spi.IdentifierKeys}.
 */
@Export
@Version("1.0.0")
package org.clockhouse.credential.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
