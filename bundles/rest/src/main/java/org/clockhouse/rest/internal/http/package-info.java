/**
 * What every operation goes through, and the only place that knows how: {@link org.clockhouse.rest.internal.http.Doorkeeper}
 * (who asks, and may they), {@link org.clockhouse.rest.internal.http.Preconditions},
 * {@link org.clockhouse.rest.internal.http.Bodies}, {@link org.clockhouse.rest.internal.http.Idempotency}, then the operation,
 * with {@link org.clockhouse.rest.internal.http.Json} on both sides and {@link org.clockhouse.rest.internal.http.Problems} for
 * every failure. {@link org.clockhouse.rest.internal.http.Api} puts them together.
 */
package org.clockhouse.rest.internal.http;
