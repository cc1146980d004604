package org.clockhouse.driver;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Speaks to one family of terminals, by one or more {@link Road}s: an implementation also implements the interface of each
 * road that its descriptor names. Register it as this type: {@code @Component(service = Driver.class)}. Stateless and safe
 * for use by many threads; starts no threads of its own.
 */
@ConsumerType
public interface Driver {

    /** What this family is and the most it can do; the same value for the life of the bundle. */
    DriverDescriptor descriptor();
}
