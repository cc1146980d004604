/**
 * Bytes on their way to a terminal: the only home of sockets and serial ports. A driver asks its
 * {@link org.clockhouse.driver.DriverContext} for a {@link org.clockhouse.driver.line.Line}, and moves bytes only inside an
 * exchange, over the {@link org.clockhouse.driver.line.Wire} it is lent there; a {@link org.clockhouse.driver.line.Framing}
 * says where an answer ends. {@link org.clockhouse.driver.line.Lines} is the host's service behind it.
 */
@Export
@Version("1.2.0")
package org.clockhouse.driver.line;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
