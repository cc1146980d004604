package org.clockhouse.registry;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/** Photographs of people, to compare with who stands before the desk. */
@ProviderType
public interface Photos {

    /** Largest file that is taken, in bytes. */
    int MOST_BYTES = 10 << 20;

    /**
     * Keeps the picture of a JPEG or PNG file, drawn anew and no larger than a screen shows it, instead of the one before.
     *
     * @throws Refused {@code photo.large} or {@code photo.type}
     */
    void put(Actor actor, Scope scope, EmployeeId employee, InputStream file) throws IOException;

    /** As JPEG; empty while there is none. */
    Optional<byte[]> of(OrgId org, Scope scope, EmployeeId employee) throws IOException;

    /** Nothing happens when there is none. */
    void remove(Actor actor, Scope scope, EmployeeId employee);
}
