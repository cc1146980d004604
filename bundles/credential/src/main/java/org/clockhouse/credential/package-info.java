/**
 * What readers recognise, and whose it is.
 *
 * <p>{@link org.clockhouse.credential.CardNumber} is what is on a card; {@link org.clockhouse.credential.CardNumbers} reads it
 * from anything a person, a sheet or a reader writes, and {@link org.clockhouse.credential.Wiegand} from bits.
 * {@link org.clockhouse.credential.Credentials} is the desk: issue, activate, suspend, resume, replace, revoke, look up.
 * {@link org.clockhouse.credential.Holders} says in bulk who stood behind what a terminal saw.
 *
 * <p>Full numbers never appear in a {@code toString}, a log or an audit entry.
 */
@Export
@Version("1.0.0")
package org.clockhouse.credential;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
