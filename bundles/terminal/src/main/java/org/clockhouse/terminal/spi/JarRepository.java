package org.clockhouse.terminal.spi;

import java.util.List;
import org.clockhouse.terminal.InstalledDriver;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps which driver jars were let in, by symbolic name. */
@ConsumerType
public interface JarRepository {

    /** Adds it, or replaces what was there under the symbolic name. */
    void save(InstalledDriver.Jar jar);

    /** Taking away what is not there is no error. */
    void remove(String symbolicName);

    /** By symbolic name. */
    List<InstalledDriver.Jar> all();
}
