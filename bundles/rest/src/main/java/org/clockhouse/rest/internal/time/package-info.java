/** Evaluated time: days, months, periods and what is happening now; what {@code attendance} works out, over HTTP. */
package org.clockhouse.rest.internal.time;
