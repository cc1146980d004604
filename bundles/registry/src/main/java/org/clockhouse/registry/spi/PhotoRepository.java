package org.clockhouse.registry.spi;

import java.util.Optional;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.registry.Photo;
import org.osgi.annotation.versioning.ConsumerType;

/** Which file is whose photograph; one for each person. */
@ConsumerType
public interface PhotoRepository {

    Optional<Photo> of(EmployeeId employee);

    /** Instead of the one before. */
    void put(Photo photo);

    void remove(EmployeeId employee);
}
