/** The sheets made of evaluated time: what {@code report} does, over HTTP. */
package org.clockhouse.rest.internal.reports;
