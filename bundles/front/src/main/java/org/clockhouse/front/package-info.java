/**
 * The addresses of the suite, {@code /}, {@code /api}, {@code /health} and {@code /problems}, which stay while what answers under
 * them is replaced. A servlet takes its place with {@link org.clockhouse.front.FrontPath}; the web container knows only the
 * front, so it never has a moment in which it answers for itself.
 */
@Export
@Version("1.0.0")
package org.clockhouse.front;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
