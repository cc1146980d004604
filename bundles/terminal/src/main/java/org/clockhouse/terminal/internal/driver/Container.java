package org.clockhouse.terminal.internal.driver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The part of the OSGi framework that driver jars need. */
interface Container {

    /** A bundle of the container. */
    record Installed(long id, String location, String symbolicName, String version, boolean active) {}

    List<Installed> bundles();

    /** Whether a bundle that is here, or the framework, meets it. */
    boolean offers(Need need);

    /**
     * Installs and starts.
     *
     * @throws org.clockhouse.kernel.Refused {@code driver.does-not-start}; it is not installed then
     */
    void install(String location, Path jar) throws IOException;

    /** Lets a bundle rest, also over restarts, until {@link #wake}; one that is not there is no error. */
    void rest(String location);

    /** Starts a bundle that rests; one that is not there is no error. */
    void wake(String location);

    /** Stops and takes away; what is not there is no error. */
    void uninstall(String location);
}
