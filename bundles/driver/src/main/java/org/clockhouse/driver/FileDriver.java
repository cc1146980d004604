package org.clockhouse.driver;

import java.io.IOException;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The file road: somebody brings what a terminal wrote on a stick. Both calls take the values of the driver's
 * {@link Setting}s, depend on nothing but their arguments, and open no file of their own: a name is only text.
 */
@ConsumerType
public interface FileDriver extends Driver {

    /**
     * Looks through the file and says what is in it; changes nothing. Content that makes no sense is no error but a
     * preview with {@link FilePreview.Content#NOTHING}.
     *
     * @throws IOException only if the bytes cannot be read
     */
    FilePreview preview(FileSource file, Map<String, String> settings) throws IOException;

    /**
     * Reads the punches. The same file and settings give the same rows with the same record ids, in the order of the file.
     *
     * @throws IOException only if the bytes cannot be read
     */
    FileReading open(FileSource file, Map<String, String> settings) throws IOException;
}
