/** What the audit trail needs kept: {@link org.clockhouse.audit.spi.AuditRepository}, implemented by the store. */
@Export
@Version("1.0.0")
package org.clockhouse.audit.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
