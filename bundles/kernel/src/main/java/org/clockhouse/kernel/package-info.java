/**
 * The words that every bundle uses. Values: the ids, {@link org.clockhouse.kernel.Actor} (on whose behalf),
 * {@link org.clockhouse.kernel.Scope} (which people may be seen), {@link org.clockhouse.kernel.Page} and
 * {@link org.clockhouse.kernel.Slice} (lists), {@link org.clockhouse.kernel.DomainException} and its five kinds. Services:
 * {@link org.clockhouse.kernel.Transactions} (implemented by the store), {@link org.clockhouse.kernel.Changes} with
 * {@link org.clockhouse.kernel.Rush}, {@link org.clockhouse.kernel.Workers}, and a {@link java.time.Clock}, the only source
 * of the current time.
 */
@Export
@Version("1.0.0")
package org.clockhouse.kernel;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
