package org.clockhouse.attendance.spi;

import java.util.Optional;
import org.clockhouse.attendance.roster.Newcomer;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps whom other systems sent, by their ids, whose case counts. */
@ConsumerType
public interface NewcomerRepository {

    /** @throws org.clockhouse.kernel.Refused {@code newcomer.id.taken} (a duplicate) */
    void add(Newcomer newcomer);

    Optional<Newcomer> find(String externalId);
}
