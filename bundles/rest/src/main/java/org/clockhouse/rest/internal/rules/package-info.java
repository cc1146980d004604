/** What time is planned and judged by, and tried out: shifts, rules and calendars, over HTTP. */
package org.clockhouse.rest.internal.rules;
