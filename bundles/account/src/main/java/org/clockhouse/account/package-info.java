/**
 * Who may do what. {@link org.clockhouse.account.Account}s belong to people (operators, and employees who look at their own
 * data), {@link org.clockhouse.account.ApiKey}s to machines. Both hold {@link org.clockhouse.account.Grant}s: a
 * {@link org.clockhouse.account.Role}, which is a set of permissions with field masks, for a
 * {@link org.clockhouse.kernel.Scope} of people. {@link org.clockhouse.account.Sessions} turns a name and a password into a
 * token, {@link org.clockhouse.account.ApiKeys} a key into its rights, and
 * {@link org.clockhouse.account.Permissions#require} either answers with the scope or refuses, names what is missing, and
 * leaves an audit entry. Nothing is cached: what an administrator grants holds from the next request on.
 */
@Export
@Version("1.0.0")
package org.clockhouse.account;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
