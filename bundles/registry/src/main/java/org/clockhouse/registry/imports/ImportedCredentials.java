package org.clockhouse.registry.imports;

import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ConsumerType;

/** Takes what a sheet says that people hold: registered by whoever keeps cards. */
@ConsumerType
public interface ImportedCredentials {

    /**
     * Gives the person what the cell names, in transactions of its own. What they hold already is no error.
     *
     * @param field {@link ImportField#CARD}, whose cell may name several, or {@link ImportField#PIN}
     * @return in English why not; empty when they hold it now
     */
    Optional<String> give(Actor actor, Scope scope, EmployeeId employee, ImportField field, String cell);
}
