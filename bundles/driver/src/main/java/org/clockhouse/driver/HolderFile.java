package org.clockhouse.driver;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;

/** Facet of a {@link FileDriver} whose sticks also carry the people that a terminal knows. */
@ConsumerType
public interface HolderFile {

    /**
     * Reads the people, in the order of the file.
     *
     * @return how many rows could not be read
     * @throws IOException only if the bytes cannot be read
     */
    int holders(FileSource file, Map<String, String> settings, Consumer<HolderRecord> each) throws IOException;
}
