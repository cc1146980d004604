/** Signing in, accounts, roles, keys and the audit trail: what {@code account} and {@code audit} do, over HTTP. */
package org.clockhouse.rest.internal.admin;
