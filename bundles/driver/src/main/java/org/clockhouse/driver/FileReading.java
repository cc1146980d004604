package org.clockhouse.driver;

import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/** A file being read from start to end, in little memory whatever its size. For one thread. */
@ConsumerType
public interface FileReading extends AutoCloseable {

    /** The next rows, at most {@code limit} of them; an empty page without more at the end. Its cursor tells how far. */
    PunchPage next(int limit) throws IOException;

    @Override
    void close() throws IOException;
}
