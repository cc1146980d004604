/** The lines behind {@link org.clockhouse.driver.line.Lines}. The serial library is imported optionally. */
@Header(name = "Import-Package", value = "com.fazecast.jSerialComm;resolution:=optional,*")
package org.clockhouse.driver.internal;

import org.osgi.annotation.bundle.Header;
