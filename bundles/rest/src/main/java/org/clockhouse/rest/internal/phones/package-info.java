/** Phones with which people punch: how one is bound, where it counts, and its punches, over HTTP. */
package org.clockhouse.rest.internal.phones;
