/**
 * What the registry needs stored. Every method runs in the open transaction and sees only its company. Values are plain;
 * phone and identity document are encrypted by the store, which finds phones by a blind index.
 */
@Export
@Version("1.0.0")
package org.clockhouse.registry.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
