/** Hints that something changed, as server-sent events. */
package org.clockhouse.rest.internal.changes;
