/** What people ask for and who says yes: what {@code request} does, over HTTP. */
package org.clockhouse.rest.internal.requests;
