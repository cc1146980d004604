/** The card desk: what {@code credential} does, over HTTP. */
package org.clockhouse.rest.internal.cards;
