package org.clockhouse.punch;

import java.util.Optional;
import java.util.OptionalInt;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.osgi.annotation.versioning.ConsumerType;

/** Measures how far somebody is from where they may punch by phone, so that nobody has to keep where they were. */
@ConsumerType
public interface Whereabouts {

    /**
     * @param distance metres to the middle of the nearest place that is for the person; empty when none has a middle
     * @param place that one's name
     */
    record Measured(OptionalInt distance, Optional<LocalName> place) {}

    /**
     * @param latitude in millionths of a degree, WGS 84
     * @param longitude in millionths of a degree, WGS 84
     * @throws org.clockhouse.kernel.Refused {@code phone.fix} when that is nowhere on earth
     */
    Measured measure(OrgId org, EmployeeId person, int latitude, int longitude);
}
