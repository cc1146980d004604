/** The one servlet that the web container knows. */
package org.clockhouse.front.internal;
