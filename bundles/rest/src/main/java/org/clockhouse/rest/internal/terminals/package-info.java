/** The devices on the walls, their drivers, their files and their punches: what {@code terminal} and {@code punch} do, over HTTP. */
package org.clockhouse.rest.internal.terminals;
