/** Planned and evaluated time and the sheets made of it: what {@code attendance} and {@code report} do, over HTTP. */
package org.clockhouse.rest.internal.time;
