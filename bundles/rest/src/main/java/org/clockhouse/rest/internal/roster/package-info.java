/** Who works when: what {@code attendance} plans, over HTTP. */
package org.clockhouse.rest.internal.roster;
