package org.clockhouse.kernel;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Files that belong to rows: attachments, photographs, signed sheets. Each is kept encrypted under the hash of its content,
 * is on the disk before the row that names it commits, and goes when no row names it any more.
 */
@ProviderType
public interface Blobs {

    /** Largest file that is taken, in bytes. */
    long LARGEST = 256L << 20;

    /**
     * Keeps the content for one more row of the open transaction's company.
     *
     * @return SHA-256 of the content in lower-case hexadecimal, to be stored in the row
     * @throws Refused {@code blob.large} beyond {@link #LARGEST}
     */
    String put(InputStream content) throws IOException;

    /** The content. @throws NotFound kind {@code blob}, also for another company's */
    InputStream open(String hash) throws IOException;

    /** One row of the open transaction's company less names it. */
    void release(String hash);
}
