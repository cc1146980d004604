/** What people are told, and who hears of what: what {@code notice} does, over HTTP. */
package org.clockhouse.rest.internal.notices;
