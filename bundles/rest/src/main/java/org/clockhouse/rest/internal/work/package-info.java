/** What waits for the caller and what runs for them, across the areas, over HTTP. */
package org.clockhouse.rest.internal.work;
