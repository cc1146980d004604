/** The company, its places, its people and how they come in: what {@code registry} does, over HTTP. */
package org.clockhouse.rest.internal.people;
