/** Serves the web console built in {@code console/web}; no Java API. */
package org.clockhouse.console.internal;
