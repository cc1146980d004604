package org.clockhouse.driver;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Facet of a session whose terminal keeps pictures of punches, and says with each punch where ({@link RawPunch#photo}). */
@ConsumerType
public interface PunchPhotos {

    /**
     * The picture of one punch. Called only where the host keeps pictures, and after the page of the punch is stored and
     * acknowledged.
     *
     * @param reference as it stood in the punch
     * @return empty when the terminal has it no more
     */
    Optional<Bytes> photo(String reference) throws DriverException, InterruptedException;
}
