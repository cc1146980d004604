package org.clockhouse.kernel;

import org.osgi.annotation.versioning.ConsumerType;

/** A listener whose work may be long. It takes a piece at a time, and is kept waiting between two of them in a {@link Rush}. */
@ConsumerType
public interface PatientListener extends ChangeListener {

    /** @return whether more waits to be taken */
    boolean take(OrgId org, Topic topic);

    /** Everything that waits. */
    @Override
    default void changed(OrgId org, Topic topic) {
        boolean more = true;
        while (more) {
            more = take(org, topic);
        }
    }
}
